/** kubectl create service, of each of the four types. Upstream: kubectl/pkg/cmd/create/create_service.go. */
import type { JsonObject } from '../json';
import { portNameProblems, portProblems } from '../name-rules';
import { lastValue } from './arguments';
import { metadataOf } from './create-object';
import { type Asked, type Generated, generator } from './generator';
import { numberFlag } from './number-flags';
import { failed, type Printed, type Session } from './session';

type Type = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

const path = 'create service';

const types: Readonly<Record<string, (args: readonly string[], session: Session) => Printed>> = {
  clusterip: generator(`${path} clusterip`, { valued: ['tcp', 'clusterip'] }, (asked) =>
    service(asked, 'ClusterIP'),
  ),
  nodeport: generator(
    `${path} nodeport`,
    { valued: ['tcp', 'node-port'], numbers: { 'node-port': '--node-port' } },
    (asked) => service(asked, 'NodePort'),
  ),
  loadbalancer: generator(`${path} loadbalancer`, { valued: ['tcp'] }, (asked) =>
    service(asked, 'LoadBalancer'),
  ),
  externalname: generator(
    `${path} externalname`,
    { valued: ['tcp', 'external-name'], required: ['external-name'] },
    (asked) => service(asked, 'ExternalName'),
  ),
};

export function createService(args: readonly string[], session: Session): Printed {
  const [type = '', ...rest] = args;
  const create = Object.hasOwn(types, type) ? types[type] : undefined;
  if (create) return create(rest, session);
  return failed(
    `error: unknown command "${args.join(' ')}"\nSee 'kubectl create service -h' for help and examples`,
  );
}

function service({ name, parsed }: Asked, type: Type): Generated {
  const clusterIP = lastValue(parsed, 'clusterip');
  const specifiers = (parsed.values.tcp ?? []).flatMap((list) => list.split(','));
  const needsPorts = type !== 'ExternalName' && clusterIP !== 'None';
  if (needsPorts && specifiers.length === 0) {
    return { problem: 'at least one tcp port specifier must be provided' };
  }
  const nodePort = numberFlag(parsed, 'node-port');
  const ports: JsonObject[] = [];
  for (const specifier of specifiers) {
    const read = portIn(specifier);
    if ('problem' in read) return read;
    ports.push({ ...read.port, ...(nodePort ? { nodePort } : {}) });
  }
  const externalName = lastValue(parsed, 'external-name');
  const labels = { app: name };
  return {
    kind: 'Service',
    failing: `${type} service`,
    manifest: {
      kind: 'Service',
      apiVersion: 'v1',
      metadata: metadataOf(name, parsed, { labels }),
      spec: {
        ...(ports.length > 0 ? { ports } : {}),
        selector: labels,
        ...(clusterIP ? { clusterIP } : {}),
        type,
        ...(externalName ? { externalName } : {}),
      },
      status: { loadBalancer: {} },
    },
  };
}

/** `80`, or `80:8080` for a port and where it leads. */
function portIn(specifier: string): { port: JsonObject } | { problem: string } {
  const [first = '', target] = specifier.split(':');
  const port = Number(first);
  if (!/^\d+$/.test(first) || port > 65_535) {
    const why = /^\d+$/.test(first) ? 'value out of range' : 'invalid syntax';
    return { problem: `strconv.ParseUint: parsing ${JSON.stringify(first)}: ${why}` };
  }
  const isNumber = target === undefined || /^[+-]?\d+$/.test(target);
  const targetPort = target === undefined ? port : isNumber ? Number(target) : target;
  const problems =
    target === undefined
      ? []
      : typeof targetPort === 'number'
        ? portProblems(targetPort)
        : portNameProblems(targetPort);
  if (problems.length > 0) return { problem: problems.join(',') };
  return {
    port: { name: specifier.replaceAll(':', '-'), protocol: 'TCP', port, targetPort },
  };
}
