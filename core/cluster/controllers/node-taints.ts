/** The taints that a node's condition calls for. Upstream: node_lifecycle_controller.go doNoScheduleTaintingPass, processTaintBaseEviction. */
import type { Decision } from '../actor';
import type { Node, Taint } from '../objects';
import { timeAt } from '../time';
import { readyStatus } from './node-zones';

const NOT_READY = 'node.kubernetes.io/not-ready';
const UNREACHABLE = 'node.kubernetes.io/unreachable';
const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';

/** Keeps new pods away at once: from a node that is not ready, not heard of, or cordoned. */
export function noScheduleTainting(node: Node, nowMs: number): Decision[] {
  const status = readyStatus(node);
  const wanted = [
    ...(status === 'False' ? [NOT_READY] : []),
    ...(status === 'Unknown' ? [UNREACHABLE] : []),
    ...(node.spec.unschedulable ? [UNSCHEDULABLE] : []),
  ];
  const isOurs = ({ key, effect }: Taint) =>
    effect === 'NoSchedule' && [NOT_READY, UNREACHABLE, UNSCHEDULABLE].includes(key);
  return tainting(node, isOurs, wanted, 'NoSchedule', nowMs, {
    rule: 'nodelifecycle.noScheduleTaint',
    text: `Ready is ${status}${node.spec.unschedulable ? ', and the node is cordoned' : ''}`,
  });
}

/** Which NoExecute taint its condition calls for; null for none. */
export function evictionTaint(node: Node): string | null {
  const status = readyStatus(node);
  if (status === 'False') return NOT_READY;
  return status === 'Unknown' ? UNREACHABLE : null;
}

/** Puts the NoExecute taint on, in place of another, or takes it off when `key` is null. */
export function noExecuteTainting(
  node: Node,
  key: string | null,
  nowMs: number,
  why: string,
): Decision[] {
  const isOurs = (taint: Taint) =>
    taint.effect === 'NoExecute' && [NOT_READY, UNREACHABLE].includes(taint.key);
  return tainting(node, isOurs, key ? [key] : [], 'NoExecute', nowMs, {
    rule: 'nodelifecycle.noExecuteTaint',
    text: why,
  });
}

function tainting(
  node: Node,
  isOurs: (taint: Taint) => boolean,
  wanted: readonly string[],
  effect: Taint['effect'],
  nowMs: number,
  why: { rule: string; text: string },
): Decision[] {
  const taints = node.spec.taints ?? [];
  const present = taints.filter(isOurs).map((taint) => taint.key);
  const missing = wanted.filter((key) => !present.includes(key));
  const surplus = present.filter((key) => !wanted.includes(key));
  if (missing.length === 0 && surplus.length === 0) return [];
  const kept = taints.filter((taint) => !isOurs(taint) || wanted.includes(taint.key));
  const added = missing.map((key) => ({ key, effect, timeAdded: timeAt(nowMs) }));
  const { name } = node.metadata;
  const changes = [
    ...missing.map((key) => `add ${key}:${effect}`),
    ...surplus.map((key) => `remove ${key}:${effect}`),
  ].join(', ');
  const spec = { ...node.spec, taints: [...kept, ...added] };
  return [
    {
      rule: why.rule,
      text: `${name}: ${why.text}: ${changes}.`,
      inputs: { node: name, add: missing, remove: surplus },
      requests: [{ verb: 'update', object: { ...node, spec } }],
    },
  ];
}
