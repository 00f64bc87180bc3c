/** How a Deployment says how far it is. Upstream: pkg/controller/deployment/{sync,progress}.go. */
import type { Condition, Deployment, ReplicaSet } from '../objects';
import { millisOf, timeAt } from '../time';
import type { Sets } from './deployment-sets';
import { minAvailableOf, sum } from './rolling';

type Status = Deployment['status'];

const NO_DEADLINE = 2 ** 31 - 1;

/** While it is rolled out: the counts, and whether it moves. */
export function rolloutStatus(deployment: Deployment, sets: Sets, nowMs: number): Status {
  const status = countedStatus(deployment, sets, nowMs);
  const moving = withProgress(deployment, status, sets, nowMs);
  return { ...status, conditions: withFailure(moving, sets) };
}

/** While it is paused or scaled: the counts alone. */
export function countedStatus(deployment: Deployment, { newer, all }: Sets, nowMs: number): Status {
  const wanted = sum(all.map((set) => set.spec.replicas));
  const count = (of: (set: ReplicaSet) => number | undefined) =>
    sum(all.map((set) => of(set) ?? 0));
  const available = count((set) => set.status.availableReplicas);
  return {
    observedGeneration: deployment.metadata.generation,
    replicas: count((set) => set.status.replicas) || undefined,
    updatedReplicas: newer?.status.replicas || undefined,
    readyReplicas: count((set) => set.status.readyReplicas) || undefined,
    availableReplicas: available || undefined,
    unavailableReplicas: Math.max(0, wanted - available) || undefined,
    collisionCount: deployment.status.collisionCount,
    conditions: withCondition(
      deployment.status.conditions ?? [],
      availability(deployment, available, nowMs),
    ),
  };
}

export function isComplete(deployment: Deployment, status: Status): boolean {
  const { replicas } = deployment.spec;
  return (
    (status.updatedReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** A new set that was created or found begins a progress; one that is paused has none to be judged. */
export function withNews(
  deployment: Deployment,
  news: { reason: string; message: string; status: 'True' | 'Unknown' } | null,
  nowMs: number,
): Deployment {
  if (!news || !hasDeadline(deployment)) return deployment;
  const condition = conditionOf('Progressing', news.status, news.reason, news.message, nowMs);
  const conditions = withCondition(deployment.status.conditions ?? [], condition);
  return { ...deployment, status: { ...deployment.status, conditions } };
}

export function progressOf(deployment: Deployment): Condition | undefined {
  return deployment.status.conditions?.find(({ type }) => type === 'Progressing');
}

/**
 * When to look again for a rollout that makes no progress; undefined when none is under way, or its deadline has
 * passed: then time alone changes nothing more, and upstream only looks to find it so.
 */
export function untilDeadlineMs(deployment: Deployment, nowMs: number): number | undefined {
  const progress = progressOf(deployment);
  if (!progress?.lastUpdateTime || !hasDeadline(deployment)) return undefined;
  const isOver = progress.reason === 'ProgressDeadlineExceeded';
  if (isOver || isComplete(deployment, deployment.status)) return undefined;
  const remainingMs = deadlineMs(deployment, progress.lastUpdateTime) + 1000 - nowMs;
  return remainingMs > 0 ? remainingMs : undefined;
}

function availability(deployment: Deployment, available: number, nowMs: number): Condition {
  return available >= minAvailableOf(deployment)
    ? conditionOf(
        'Available',
        'True',
        'MinimumReplicasAvailable',
        'Deployment has minimum availability.',
        nowMs,
      )
    : conditionOf(
        'Available',
        'False',
        'MinimumReplicasUnavailable',
        'Deployment does not have minimum availability.',
        nowMs,
      );
}

function withProgress(
  deployment: Deployment,
  status: Status,
  sets: Sets,
  nowMs: number,
): readonly Condition[] {
  const before = status.conditions ?? [];
  if (!hasDeadline(deployment)) return without(before, 'Progressing');
  const current = progressOf(deployment);
  const isDone =
    status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
  if (isDone) return before;
  const subject = sets.newer
    ? `ReplicaSet "${sets.newer.metadata.name}"`
    : `Deployment "${deployment.metadata.name}"`;
  const progress = (isTrue: boolean, reason: string, text: string) =>
    conditionOf('Progressing', isTrue ? 'True' : 'False', reason, `${subject} ${text}`, nowMs);
  if (isComplete(deployment, status)) {
    const done = progress(true, 'NewReplicaSetAvailable', 'has successfully progressed.');
    return withCondition(before, done);
  }
  if (hasProgressed(deployment.status, status)) {
    const moved = progress(true, 'ReplicaSetUpdated', 'is progressing.');
    // Each move counts, so the time of the update moves even where nothing else does.
    const isOld = current?.status === 'True';
    const since = isOld ? { lastTransitionTime: current.lastTransitionTime } : {};
    return [...without(before, 'Progressing'), { ...moved, ...since }];
  }
  if (!hasTimedOut(deployment, current, nowMs)) return before;
  const late = progress(false, 'ProgressDeadlineExceeded', 'has timed out progressing.');
  return withCondition(before, late);
}

/** A set that cannot create its pods says so, the new one before the others. */
function withFailure(before: readonly Condition[], sets: Sets): Condition[] {
  const ordered = sets.newer ? [sets.newer, ...sets.all] : sets.all;
  const failure = ordered
    .flatMap((set) => set.status.conditions ?? [])
    .find(({ type }) => type === 'ReplicaFailure');
  if (!failure) return without(before, 'ReplicaFailure');
  return withCondition(before, { ...failure, lastUpdateTime: failure.lastTransitionTime });
}

/** More of the new, fewer of the old, more ready, more available. */
function hasProgressed(before: Status, after: Status): boolean {
  const old = (status: Status) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/** Timing out rolls nothing back. */
function hasTimedOut(
  deployment: Deployment,
  progress: Condition | undefined,
  nowMs: number,
): boolean {
  if (!progress || progress.reason === 'NewReplicaSetAvailable') return false;
  if (progress.reason === 'ProgressDeadlineExceeded') return true;
  const { lastUpdateTime } = progress;
  return lastUpdateTime !== undefined && deadlineMs(deployment, lastUpdateTime) < nowMs;
}

function hasDeadline(deployment: Deployment): boolean {
  return deployment.spec.progressDeadlineSeconds !== NO_DEADLINE;
}

function deadlineMs(deployment: Deployment, since: string): number {
  return millisOf(since) + deployment.spec.progressDeadlineSeconds * 1000;
}

function conditionOf(
  type: string,
  status: Condition['status'],
  reason: string,
  message: string,
  nowMs: number,
): Condition {
  const now = timeAt(nowMs);
  return { type, status, lastUpdateTime: now, lastTransitionTime: now, reason, message };
}

/** The same status for the same reason changes nothing; the transition time moves with the status only. */
function withCondition(conditions: readonly Condition[], next: Condition): Condition[] {
  const before = conditions.find(({ type }) => type === next.type);
  if (before?.status !== next.status) return [...without(conditions, next.type), next];
  if (before.reason === next.reason) return [...conditions];
  const { lastTransitionTime } = before;
  return [...without(conditions, next.type), { ...next, lastTransitionTime }];
}

function without(conditions: readonly Condition[], type: string): Condition[] {
  return conditions.filter((condition) => condition.type !== type);
}
