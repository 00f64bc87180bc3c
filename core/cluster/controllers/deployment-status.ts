/** How a Deployment says how far it is. Upstream: pkg/controller/deployment/{sync,progress}.go. */
import type { Condition, Deployment, ReplicaSet } from '../objects';
import { millisOf, timeAt } from '../time';
import { needed, type Sets } from './deployment-sets';
import { sum } from './rolling';

export function deploymentStatus(
  deployment: Deployment,
  sets: Sets,
  isCreated: boolean,
  nowMs: number,
): Deployment['status'] {
  const wanted = sum(sets.all.map((set) => set.spec.replicas));
  const count = (of: (set: ReplicaSet) => number | undefined) =>
    sum(sets.all.map((set) => of(set) ?? 0));
  const available = count((set) => set.status.availableReplicas);
  const status: Deployment['status'] = {
    observedGeneration: deployment.metadata.generation,
    replicas: count((set) => set.status.replicas) || undefined,
    updatedReplicas: sets.newer?.status.replicas || undefined,
    readyReplicas: count((set) => set.status.readyReplicas) || undefined,
    availableReplicas: available || undefined,
    unavailableReplicas: Math.max(0, wanted - available) || undefined,
    conditions: deployment.status.conditions,
  };
  const conditions = withProgress(deployment, status, sets, isCreated, nowMs);
  return {
    ...status,
    conditions: withCondition(conditions, availability(deployment, available), nowMs),
  };
}

export function isComplete(deployment: Deployment, status: Deployment['status']): boolean {
  const { replicas } = deployment.spec;
  return (
    (status.updatedReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** When to look again for a rollout that makes no progress; undefined when none is under way. */
export function untilDeadlineMs(deployment: Deployment, nowMs: number): number | undefined {
  const progress = progressOf(deployment.status.conditions);
  if (!progress?.lastUpdateTime || isOver(progress)) return undefined;
  const atMs =
    millisOf(progress.lastUpdateTime) + deployment.spec.progressDeadlineSeconds * 1000 + 1000;
  return Math.max(1, atMs - nowMs);
}

function availability(deployment: Deployment, available: number): Condition {
  return available >= needed(deployment)
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

function withProgress(
  deployment: Deployment,
  status: Deployment['status'],
  sets: Sets,
  isCreated: boolean,
  nowMs: number,
): Condition[] {
  const before = deployment.status.conditions ?? [];
  const current = progressOf(before);
  const isDone =
    status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
  if (isDone) return before;
  const name = sets.newer?.metadata.name ?? deployment.metadata.name;
  const progress = (reason: string, message: string, isTrue = true): Condition => ({
    type: 'Progressing',
    status: isTrue ? 'True' : 'False',
    reason,
    message: `ReplicaSet "${name}" ${message}`,
    lastUpdateTime: timeAt(nowMs),
  });
  const set = (condition: Condition) => withCondition(before, condition, nowMs);
  if (isComplete(deployment, status)) {
    return set(progress('NewReplicaSetAvailable', 'has successfully progressed.'));
  }
  if (isCreated) {
    return set({
      ...progress('NewReplicaSetCreated', ''),
      message: `Created new replica set "${name}"`,
    });
  }
  if (hasProgressed(deployment.status, status)) {
    return set(progress('ReplicaSetUpdated', 'is progressing.'));
  }
  return hasTimedOut(deployment, current, nowMs)
    ? set(progress('ProgressDeadlineExceeded', 'has timed out progressing.', false))
    : before;
}

/** More of the new, fewer of the old, more ready, more available. */
function hasProgressed(before: Deployment['status'], after: Deployment['status']): boolean {
  const old = (status: Deployment['status']) =>
    (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
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
  if (!progress?.lastUpdateTime || isOver(progress)) return false;
  const deadlineMs = deployment.spec.progressDeadlineSeconds * 1000;
  return millisOf(progress.lastUpdateTime) + deadlineMs < nowMs;
}

function isOver(progress: Condition): boolean {
  return (
    progress.reason === 'NewReplicaSetAvailable' || progress.reason === 'ProgressDeadlineExceeded'
  );
}

function progressOf(conditions: readonly Condition[] | undefined): Condition | undefined {
  return conditions?.find(({ type }) => type === 'Progressing');
}

/** The same again changes nothing but a newer update time; the transition time moves with the status only. */
function withCondition(
  conditions: readonly Condition[],
  next: Condition,
  nowMs: number,
): Condition[] {
  const before = conditions.find(({ type }) => type === next.type);
  const isSame = before?.status === next.status && before.reason === next.reason;
  if (isSame && next.type === 'Available') return [...conditions];
  const now = timeAt(nowMs);
  const lastTransitionTime = before?.status === next.status ? before.lastTransitionTime : now;
  const others = conditions.filter(({ type }) => type !== next.type);
  return [...others, { ...next, lastUpdateTime: now, lastTransitionTime }];
}
