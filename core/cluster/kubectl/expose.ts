/** kubectl expose: a Service in front of a Deployment's, a ReplicaSet's or a single pod. */
import { decode } from '../api/decode';
import { notFound } from '../api/request';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { getObject } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import { namedObject, qualifiedSingular, targetsOf } from './resource-types';
import { failed, type Printed, printed, refused, type Session } from './session';

type Exposed = {
  selector: Record<string, string>;
  ports: readonly number[];
};

export function runExpose(args: readonly string[], session: Session): Printed {
  const valued = ['name', 'port', 'target-port', 'type', 'protocol', 'selector'];
  const read = parseArguments('expose', args, valued);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const found = targetsOf(parsed.words);
  if ('failure' in found) return found.failure;
  const [target] = found.targets;
  const name = target?.names[0];
  if (!target || name === undefined) {
    return failed('error: You must provide one or more resources by argument or filename.');
  }
  const namespace = target.namespaced ? namespaceOf(parsed) : '';
  const object = getObject(session.view(), target.kind, `${namespace}/${name}`);
  if (!object) return refused(notFound(target.kind, name));
  const exposed = exposedBy(object);
  if (!exposed) {
    return failed(`error: cannot expose a ${qualifiedSingular(target.kind)}`);
  }
  return expose(object, exposed, parsed, session);
}

function exposedBy(object: KubernetesObject): Exposed | null {
  if (object.kind === 'Deployment' || object.kind === 'ReplicaSet') {
    const { selector, template } = object.spec;
    return { selector: selector.matchLabels ?? {}, ports: portsOf(template.spec.containers) };
  }
  if (object.kind !== 'Pod') return null;
  return { selector: object.metadata.labels ?? {}, ports: portsOf(object.spec.containers) };
}

function portsOf(containers: readonly { ports?: { containerPort: number }[] }[]): number[] {
  return containers.flatMap(({ ports }) => (ports ?? []).map(({ containerPort }) => containerPort));
}

function expose(
  object: KubernetesObject,
  { selector, ports: introspected }: Exposed,
  parsed: Arguments,
  session: Session,
): Printed {
  const asked = lastValue(parsed, 'port');
  const numbers = asked === undefined ? introspected : asked.split(',').map(Number);
  if (numbers.length === 0) {
    return failed("error: couldn't find port via --port flag or introspection");
  }
  const name = lastValue(parsed, 'name') ?? object.metadata.name;
  const targetPort = lastValue(parsed, 'target-port');
  const manifest: JsonObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: object.metadata.namespace, labels: object.metadata.labels },
    spec: {
      type: lastValue(parsed, 'type') ?? 'ClusterIP',
      selector,
      ports: numbers.map((port, i) => ({
        ...(numbers.length > 1 ? { name: `port-${i + 1}` } : {}),
        protocol: lastValue(parsed, 'protocol') ?? 'TCP',
        port,
        ...(targetPort ? { targetPort: numberOrName(targetPort) } : {}),
      })),
    },
  };
  const decoded = decode(manifest);
  if (!decoded || 'status' in decoded) {
    return decoded ? refused(decoded.status) : failed('error: cannot expose it');
  }
  const answer = session.submit({ verb: 'create', object: decoded.object });
  return answer.ok ? printed(`${namedObject('Service', name)} exposed`) : refused(answer.status);
}

function numberOrName(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
