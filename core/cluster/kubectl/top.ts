/** kubectl top: what the metrics API serves. Memory is not measured here. Upstream: kubectl/pkg/cmd/top, metricsutil. */
import { usageOf } from '../controllers/horizontal-pod-autoscaler-metrics';
import type { Node, Pod } from '../objects';
import { milliValue } from '../quantity';
import { listObjects } from '../store';
import { type Arguments, lastValue, namespaceOf, parseArguments } from './arguments';
import type { Target } from './resource-types';
import { SELECTING, selectObjects } from './select-objects';
import { failed, type Printed, printed, type Session, together } from './session';
import { formatTable } from './table';

const VALUED = [...SELECTING.valued, 'sort-by'];
const BARE = [
  ...SELECTING.bare,
  'containers',
  'no-headers',
  'sum',
  'use-protocol-buffers',
  'show-capacity',
];
const HELP = "See 'kubectl top -h' for help and examples";

type Usage = { name: string; namespace: string; container: string; milliCpu: number };

export function runTop(args: readonly string[], session: Session): Printed {
  const [type = '', ...rest] = args;
  const isOfPods = ['pod', 'pods', 'po'].includes(type);
  if (!isOfPods && !['node', 'nodes', 'no'].includes(type)) {
    return failed(`error: unknown command "${type}"\n${HELP}`);
  }
  const read = parseArguments(`top ${isOfPods ? 'pod' : 'node'}`, rest, VALUED, BARE);
  if ('failure' in read) return read.failure;
  const { parsed } = read;
  const target: Target = isOfPods
    ? { kind: 'Pod', namespaced: true, names: parsed.words }
    : { kind: 'Node', namespaced: false, names: parsed.words };
  const { objects, missing } = selectObjects(target, parsed, session);
  if (missing.length > 0) return together(isOfPods ? missing.map(unmeasured(parsed)) : missing);
  const pods = objects.filter((object) => object.kind === 'Pod');
  return isOfPods
    ? topPods(pods, parsed, session)
    : topNodes(
        objects.filter((object) => object.kind === 'Node'),
        parsed,
        session,
      );
}

/** It is the metrics that are asked for, and the metrics that are not found. */
function unmeasured(parsed: Arguments): (missing: Printed) => Printed {
  const name = `${namespaceOf(parsed)}/${parsed.words[0] ?? ''}`;
  return (missing) =>
    missing.stderr.startsWith('Error from server (NotFound)')
      ? failed(`Error from server (NotFound): podmetrics.metrics.k8s.io "${name}" not found`)
      : missing;
}

function topPods(pods: readonly Pod[], parsed: Arguments, session: Session): Printed {
  const showsContainers = parsed.flags.has('containers');
  const usages = inOrder(measured(pods, session), parsed);
  if (usages.length === 0) {
    const where = parsed.flags.has('all-namespaces') ? '' : ` in ${namespaceOf(parsed)} namespace.`;
    return { ...printed(), stderr: `No resources found${where}\n` };
  }
  const showsNamespace = parsed.flags.has('all-namespaces');
  const heads = [
    ...(showsNamespace ? ['NAMESPACE'] : []),
    ...(showsContainers ? ['POD', 'NAME'] : ['NAME']),
    'CPU(cores)',
    'MEMORY(bytes)',
  ];
  const rows = usages.map(({ name, namespace, container, milliCpu }) => [
    ...(showsNamespace ? [namespace] : []),
    ...(showsContainers ? [name, container] : [name]),
    `${milliCpu}m`,
    '0Mi',
  ]);
  return table(heads, rows, parsed);
}

function topNodes(nodes: readonly Node[], parsed: Arguments, session: Session): Printed {
  const pods = listObjects(session.view(), 'Pod');
  const usages = nodes.map((node): Usage => {
    const own = pods.filter(({ spec }) => spec.nodeName === node.metadata.name);
    const milliCpu = measured(own, session).reduce((sum, usage) => sum + usage.milliCpu, 0);
    return { name: node.metadata.name, namespace: '', container: '', milliCpu };
  });
  if (usages.length === 0) return { ...printed(), stderr: 'No resources found\n' };
  const wholeOf = (name: string) => {
    const node = nodes.find(({ metadata }) => metadata.name === name);
    return milliValue(node?.status.allocatable.cpu ?? 0) ?? 0;
  };
  const rows = inOrder(usages, parsed).map(({ name, milliCpu }) => {
    const percent = Math.trunc((milliCpu / Math.max(1, wholeOf(name))) * 100);
    return [name, `${milliCpu}m`, `${percent}%`, '0Mi', '0%'];
  });
  return table(['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'], rows, parsed);
}

function measured(pods: readonly Pod[], session: Session): Usage[] {
  const namespaces = [...new Set(pods.map(({ metadata }) => metadata.namespace ?? ''))];
  const seen = {
    nowMs: session.nowMs,
    view: session.view(),
    surroundings: { images: session.images, load: session.load() },
  };
  return namespaces.flatMap((namespace) => {
    const own = pods.filter(({ metadata }) => metadata.namespace === namespace);
    const usage = usageOf('cpu', own, seen);
    return own.flatMap(({ metadata: { name }, spec }): Usage[] => {
      const milliCpu = usage.get(name)?.milliValue;
      const container = spec.containers[0]?.name ?? '';
      return milliCpu === undefined ? [] : [{ name, namespace, container, milliCpu }];
    });
  });
}

function inOrder(usages: readonly Usage[], parsed: Arguments): readonly Usage[] {
  const isByCpu = lastValue(parsed, 'sort-by') === 'cpu';
  return isByCpu ? usages.toSorted((a, b) => b.milliCpu - a.milliCpu) : usages;
}

/** Every column has room after it, the last one too. */
function table(heads: readonly string[], rows: readonly string[][], parsed: Arguments): Printed {
  const all = parsed.flags.has('no-headers') ? rows : [heads, ...rows];
  return { ...printed(), stdout: formatTable(all.map((row) => [...row, ''])) };
}
