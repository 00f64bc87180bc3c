/** kubectl expose: a Service in front of the pods that something selects. Upstream: kubectl/pkg/cmd/expose. */
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';
import { type Arguments, lastValue, parseArguments } from './arguments';
import { recordedCause, withRecordWarning } from './change-cause';
import { createObject, metadataOf } from './create-object';
import { exposingProblem, portsBy, selectorBy } from './exposed-by';
import { FINDING_LETTERS, findObjects } from './find-objects';
import { readPairs } from './read-pairs';
import { failed, type Printed, type Session, together } from './session';
import { reports, WRITING, writingOf } from './writing';

const VALUED = [
  ...['filename', 'kustomize', ...WRITING.valued],
  ...['name', 'port', 'target-port', 'type', 'protocol', 'selector', 'labels'],
  ...['cluster-ip', 'external-ip', 'load-balancer-ip', 'session-affinity'],
];
const BARE = ['recursive', ...WRITING.bare];
const LETTERS = { ...FINDING_LETTERS, l: 'labels' };
const NAME_MAX = 63;

type Made = { name: string; manifest: JsonObject } | { problem: string };

export function runExpose(args: readonly string[], session: Session): Printed {
  const read = parseArguments('expose', args, VALUED, BARE, LETTERS);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked.failure;
  // The selector is the service's, not one for what is exposed.
  const { selector: _, ...values } = parsed.values;
  const found = findObjects(parsed.words, { ...parsed, values }, session);
  if ('failure' in found) return found.failure;
  const results = found.objects.map((object) => {
    const made = make(object, parsed);
    if ('problem' in made) return failed(`error: ${made.problem}`);
    return createObject({ kind: 'Service', ...made }, { done: 'exposed' }, asked.writing, session);
  });
  const said = together([reports(results, asked.writing), ...found.missing]);
  return withRecordWarning(said, parsed);
}

function make(object: KubernetesObject, parsed: Arguments): Made {
  const problem = exposingProblem(object);
  if (problem) return { problem };
  const selector = selectorOf(object, parsed);
  if ('problem' in selector) return selector;
  const ports = portsOf(object, parsed);
  if ('problem' in ports) return ports;
  const name = lastValue(parsed, 'name') ?? object.metadata.name.slice(0, NAME_MAX);
  const labels = labelsOf(object, parsed);
  if ('problem' in labels) return labels;
  const annotations = recordedCause('expose', parsed);
  const type = lastValue(parsed, 'type');
  const clusterIP = lastValue(parsed, 'cluster-ip');
  const sessionAffinity = lastValue(parsed, 'session-affinity');
  const loadBalancerIP = lastValue(parsed, 'load-balancer-ip');
  const externalIPs = parsed.values['external-ip'];
  return {
    name,
    manifest: {
      kind: 'Service',
      apiVersion: 'v1',
      metadata: metadataOf(name, parsed, {
        ...(labels.pairs ? { labels: labels.pairs } : {}),
        ...(annotations ? { annotations } : {}),
      }),
      spec: {
        ports: ports.ports,
        selector: selector.pairs,
        ...(clusterIP ? { clusterIP } : {}),
        ...(type ? { type } : {}),
        ...(externalIPs ? { externalIPs } : {}),
        ...(sessionAffinity ? { sessionAffinity } : {}),
        ...(loadBalancerIP && type === 'LoadBalancer' ? { loadBalancerIP } : {}),
      },
      status: { loadBalancer: {} },
    },
  };
}

type Pairs = { pairs: Readonly<Record<string, string>> } | { problem: string };

function selectorOf(object: KubernetesObject, parsed: Arguments): Pairs {
  const asked = lastValue(parsed, 'selector');
  if (asked) return readPairs(asked);
  const found = selectorBy(object);
  return 'selector' in found
    ? { pairs: found.selector }
    : {
        problem: `couldn't retrieve selectors via --selector flag or introspection: ${found.problem}`,
      };
}

function labelsOf(
  { metadata }: KubernetesObject,
  parsed: Arguments,
): { pairs: Readonly<Record<string, string>> | undefined } | { problem: string } {
  const asked = lastValue(parsed, 'labels');
  return asked ? readPairs(asked) : { pairs: metadata.labels };
}

function portsOf(
  object: KubernetesObject,
  parsed: Arguments,
): { ports: readonly JsonObject[] } | { problem: string } {
  const own = portsBy(object);
  const asked = lastValue(parsed, 'port')?.split(',') ?? own.map(({ port }) => String(port));
  if (asked.length === 0 && lastValue(parsed, 'cluster-ip') !== 'None') {
    return { problem: "couldn't find port via --port flag or introspection" };
  }
  const wrong = asked.find((port) => !/^[+-]?\d+$/.test(port));
  if (wrong !== undefined) {
    return { problem: `strconv.Atoi: parsing ${JSON.stringify(wrong)}: invalid syntax` };
  }
  const protocol = lastValue(parsed, 'protocol');
  const target = lastValue(parsed, 'target-port');
  return {
    ports: asked.map((text, i) => ({
      ...(asked.length > 1 ? { name: `port-${i + 1}` } : {}),
      protocol: protocol ?? own.find(({ port }) => String(port) === text)?.protocol ?? 'TCP',
      port: Number(text),
      targetPort: target === undefined ? Number(text) : numberOrName(target),
    })),
  };
}

function numberOrName(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
