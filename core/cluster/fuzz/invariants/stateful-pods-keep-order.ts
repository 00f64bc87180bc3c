import { ordinalOf } from '../../controllers/stateful-set-sync';
import type { StatefulSet } from '../../object-sets';
import type { Pod } from '../../objects';
import { controllerOf, isReady } from '../../pods';
import { type Change, getObject, listObjects, type View } from '../../store';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/**
 * Pods of a StatefulSet are made from 0 up, each when those before it are running and ready, and taken away one
 * at a time, none while another ends; unless the set says Parallel. Each has its number for a name.
 * Kubernetes: "StatefulSets", deployment and scaling guarantees; stateful_set_control.go updateStatefulSet.
 */
export const statefulPodsKeepOrder: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const pod = change.object ?? change.previous;
    if (pod?.kind !== 'Pod' || authorOf(change, course.cluster)?.actor !== 'statefulset-controller')
      return [];
    return leastBroken(change, course, (view) => problemsWith(change, pod, view));
  });

function problemsWith(change: Change, pod: Pod, view: View): string[] {
  const owner = controllerOf(pod);
  const set = getObject(view, 'StatefulSet', `${pod.metadata.namespace}/${owner?.name}`);
  if (!set || set.metadata.uid !== owner?.uid) return [];
  const others = siblings(pod, set, view);
  return problemsOf(change, pod, set, others).map((text) => `${pod.metadata.name}: ${text}`);
}

function siblings(pod: Pod, set: StatefulSet, view: View): Pod[] {
  return listObjects(view, 'Pod', set.metadata.namespace).filter(
    (other) =>
      controllerOf(other)?.uid === set.metadata.uid && other.metadata.name !== pod.metadata.name,
  );
}

function problemsOf(
  { object, previous }: Change,
  pod: Pod,
  set: StatefulSet,
  others: readonly Pod[],
): string[] {
  const isOrdered = set.spec.podManagementPolicy === 'OrderedReady';
  if (!previous) {
    const ordinal = ordinalOf(pod);
    const expected = `${set.metadata.name}-${ordinal}`;
    const lower = Array.from({ length: ordinal }, (_, i) =>
      others.find((other) => ordinalOf(other) === i),
    );
    const waits = lower.findIndex((other) => !other || !isHealthy(other));
    return [
      ...(pod.metadata.name === expected ? [] : [`is not named ${expected}`]),
      ...(isOrdered && waits >= 0 ? [`was made before ${waits} was ready`] : []),
    ];
  }
  const isTaken =
    !object || (object.metadata.deletionTimestamp && !previous.metadata.deletionTimestamp);
  const ending = others.find(({ metadata }) => metadata.deletionTimestamp);
  const isFailed = previous.kind === 'Pod' && previous.status.phase === 'Failed';
  return isOrdered && isTaken && ending && !isFailed
    ? [`was taken away while ${ending.metadata.name} was ending`]
    : [];
}

function isHealthy(pod: Pod): boolean {
  return pod.status.phase === 'Running' && isReady(pod) && !pod.metadata.deletionTimestamp;
}
