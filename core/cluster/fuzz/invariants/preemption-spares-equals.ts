import { priorityOf } from '../../scheduler/filter-node';
import { listObjects } from '../../store';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/**
 * The scheduler takes a pod away only for one that is more important and waits.
 * Kubernetes: "Pod Priority and Preemption"; plugins/defaultpreemption.
 */
export const preemptionSparesEquals: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous } = change;
    const isTaken =
      !object || (object.metadata.deletionTimestamp && !previous?.metadata.deletionTimestamp);
    if (previous?.kind !== 'Pod' || !isTaken) return [];
    if (authorOf(change, course.cluster)?.actor !== 'default-scheduler') return [];
    return leastBroken(change, course, (view) => {
      const isFor = listObjects(view, 'Pod').some(
        (pod) => !pod.spec.nodeName && priorityOf(pod) > priorityOf(previous),
      );
      return isFor ? [] : [`${previous.metadata.name} made room, and nobody more important waits`];
    });
  });
