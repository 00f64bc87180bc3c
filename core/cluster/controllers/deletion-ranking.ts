/** Which pods go first. Upstream: pkg/controller/controller_utils.go ActivePodsWithRanks, replica_set.go getPodsToDelete. */
import type { Context } from '../actor';
import type { Pod, ReplicaSet } from '../objects';
import { controllerOf, isActive, isReady, readySinceMs } from '../pods';
import { listObjects } from '../store';
import { millisOf } from '../time';

const COST = 'controller.kubernetes.io/pod-deletion-cost';
const PHASES = ['Pending', 'Unknown', 'Running'];

/** The first `count` in the order of deletion. */
export function podsToDelete(
  set: ReplicaSet,
  own: readonly Pod[],
  count: number,
  context: Context,
): Pod[] {
  if (count >= own.length) return [...own];
  const neighbours = relatedPods(set, context);
  const onNode = (pod: Pod) =>
    neighbours.filter((other) => other.spec.nodeName === pod.spec.nodeName).length;
  const ranked = own.map((pod) => ({ pod, neighbours: onNode(pod) }));
  const { deletionCost } = context.constants;
  return ranked
    .sort((a, b) => compareForDeletion(a, b, { deletionCost, nowMs: context.nowMs }))
    .slice(0, count)
    .map(({ pod }) => pod);
}

export type Ranked = { pod: Pod; neighbours: number };

/**
 * Negative when the first goes before the second; the first difference decides: unassigned, Pending, not
 * ready, cheaper, more related pods on its node, ready for less long, restarted more, younger.
 */
export function compareForDeletion(
  a: Ranked,
  b: Ranked,
  { deletionCost, nowMs }: { deletionCost: boolean; nowMs: number },
): number {
  const age = (ms: number | null) => ageRank(ms, deletionCost ? nowMs : null);
  const differences = [
    Number(isAssigned(a.pod)) - Number(isAssigned(b.pod)),
    PHASES.indexOf(a.pod.status.phase) - PHASES.indexOf(b.pod.status.phase),
    Number(isReady(a.pod)) - Number(isReady(b.pod)),
    deletionCost ? costOf(a.pod) - costOf(b.pod) : 0,
    b.neighbours - a.neighbours,
    isReady(a.pod) && isReady(b.pod) ? age(readySinceMs(a.pod)) - age(readySinceMs(b.pod)) : 0,
    restartsOf(b.pod) - restartsOf(a.pod),
    age(createdMs(a.pod)) - age(createdMs(b.pod)),
  ];
  const first = differences.find((difference) => difference !== 0);
  if (first !== undefined) return first;
  return deletionCost && a.pod.metadata.uid < b.pod.metadata.uid ? -1 : 0;
}

/** Of all sets of the same owner, a Deployment say: old and new versions count alike. */
function relatedPods(set: ReplicaSet, context: Context): Pod[] {
  const owner = controllerOf(set)?.uid;
  const related = listObjects(context.view, 'ReplicaSet', set.metadata.namespace)
    .filter(
      (other) =>
        other.metadata.uid === set.metadata.uid ||
        (owner !== undefined && controllerOf(other)?.uid === owner),
    )
    .map((other) => other.metadata.uid);
  return listObjects(context.view, 'Pod', set.metadata.namespace).filter(
    (pod) => isActive(pod) && related.includes(controllerOf(pod)?.uid ?? ''),
  );
}

/** A larger rank is older. Newer releases compare powers of two of the age in nanoseconds. */
function ageRank(ms: number | null, nowMs: number | null): number {
  if (ms === null) return -Number.MAX_SAFE_INTEGER;
  if (nowMs === null) return -ms;
  return Math.floor(Math.log2(Math.max(1, (nowMs - ms) * 1e6)));
}

function isAssigned(pod: Pod): boolean {
  return Boolean(pod.spec.nodeName);
}

function createdMs(pod: Pod): number {
  return millisOf(pod.metadata.creationTimestamp);
}

function restartsOf(pod: Pod): number {
  return Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));
}

function costOf(pod: Pod): number {
  return Number(pod.metadata.annotations?.[COST] ?? 0);
}
