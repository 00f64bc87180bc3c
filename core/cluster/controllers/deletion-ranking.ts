/** Which pods go first. Upstream: pkg/controller/controller_utils.go ActivePodsWithRanks, replica_set.go getPodsToDelete. */
import type { Context } from '../actor';
import type { Pod, ReplicaSet } from '../objects';
import { controllerOf, isActive, isReady, readySinceMs } from '../pods';
import { controlledPods, listObjects } from '../store';
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
  const { nowMs } = context;
  const { deletionCost } = context.constants;
  return firstToDelete(own, relatedPods(set, context), count, { deletionCost, nowMs });
}

type Circumstances = { deletionCost: boolean; nowMs: number };

export function firstToDelete(
  own: readonly Pod[],
  related: readonly Pod[],
  count: number,
  circumstances: Circumstances,
): Pod[] {
  if (count >= own.length) return [...own];
  return ranked(own, related)
    .map((each) => ({ pod: each.pod, ranks: ranksOf(each, circumstances) }))
    .sort((a, b) => compareRanks(a, b, circumstances))
    .slice(0, count)
    .map(({ pod }) => pod);
}

/** With how many active pods of related sets share a node with each. */
export function ranked(own: readonly Pod[], related: readonly Pod[]): Ranked[] {
  const counts = new Map<string | undefined, number>();
  for (const { spec } of related.filter(isActive)) {
    counts.set(spec.nodeName, (counts.get(spec.nodeName) ?? 0) + 1);
  }
  return own.map((pod) => ({ pod, neighbours: counts.get(pod.spec.nodeName) ?? 0 }));
}

export type Ranked = { pod: Pod; neighbours: number };

/** Negative when the first goes before the second. */
export function compareForDeletion(a: Ranked, b: Ranked, circumstances: Circumstances): number {
  return compareRanks(
    { pod: a.pod, ranks: ranksOf(a, circumstances) },
    { pod: b.pod, ranks: ranksOf(b, circumstances) },
    circumstances,
  );
}

/**
 * The lower goes first, and the first difference decides: unassigned, Pending, not ready, cheaper, more related pods
 * on its node, ready for less long, restarted more, younger.
 */
function ranksOf({ pod, neighbours }: Ranked, { deletionCost, nowMs }: Circumstances): number[] {
  const age = (ms: number | null) => ageRank(ms, deletionCost ? nowMs : null);
  return [
    Number(isAssigned(pod)),
    phaseRank(pod),
    Number(isReady(pod)),
    deletionCost ? costOf(pod) : 0,
    -neighbours,
    isReady(pod) ? age(readySinceMs(pod)) : 0,
    -restartsOf(pod),
    age(createdMs(pod)),
  ];
}

type Sorted = { pod: Pod; ranks: readonly number[] };

function compareRanks(a: Sorted, b: Sorted, { deletionCost }: Circumstances): number {
  for (const [i, rank] of a.ranks.entries()) {
    const difference = rank - (b.ranks[i] ?? 0);
    if (difference !== 0) return difference;
  }
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
  return related.flatMap((uid) => controlledPods(context.view, uid));
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

/** What has ended ranks with what has not begun. */
function phaseRank(pod: Pod): number {
  return Math.max(0, PHASES.indexOf(pod.status.phase));
}

function createdMs({ metadata: { creationTimestamp } }: Pod): number | null {
  return creationTimestamp === '' ? null : millisOf(creationTimestamp);
}

function restartsOf(pod: Pod): number {
  return Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));
}

function costOf(pod: Pod): number {
  return Number(pod.metadata.annotations?.[COST] ?? 0);
}
