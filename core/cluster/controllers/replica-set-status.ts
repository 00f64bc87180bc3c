/** How a ReplicaSet says what it has. Upstream: pkg/controller/replicaset/replica_set_utils.go calculateStatus. */
import { hasLabels } from '../labels';
import type { Condition, Pod, ReplicaSet } from '../objects';
import { isAvailable, isReady } from '../pods';
import { timeAt } from '../time';

/** `failure` is what the API server said when it refused to create or to delete a pod. */
export function replicaSetStatus(
  set: ReplicaSet,
  own: readonly Pod[],
  failure: string | null,
  nowMs: number,
): ReplicaSet['status'] {
  const labels = set.spec.template.metadata.labels ?? {};
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  let labelled = 0;
  let ready = 0;
  let available = 0;
  for (const pod of own) {
    if (hasLabels(labels, pod.metadata.labels)) labelled += 1;
    if (!isReady(pod)) continue;
    ready += 1;
    if (isAvailable(pod, minReadySeconds, nowMs)) available += 1;
  }
  return {
    ...set.status,
    replicas: own.length,
    fullyLabeledReplicas: labelled || undefined,
    readyReplicas: ready || undefined,
    availableReplicas: available || undefined,
    observedGeneration: set.metadata.generation,
    conditions: withFailure(set, own.length, failure, nowMs),
  };
}

/** The first failure stays as it is until all goes well again. */
function withFailure(
  set: ReplicaSet,
  active: number,
  failure: string | null,
  nowMs: number,
): Condition[] | undefined {
  const before = set.status.conditions;
  const isFailing = before?.some(({ type }) => type === 'ReplicaFailure') === true;
  if (isFailing === (failure !== null)) return before;
  const others = (before ?? []).filter(({ type }) => type !== 'ReplicaFailure');
  if (failure === null) return others.length > 0 ? others : undefined;
  const surplus = active - set.spec.replicas;
  const condition: Condition = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: surplus === 0 ? '' : surplus < 0 ? 'FailedCreate' : 'FailedDelete',
    message: failure,
    lastTransitionTime: timeAt(nowMs),
  };
  return [...others, condition];
}
