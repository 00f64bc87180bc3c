import { controllerOf, isActive } from '../../pods';
import { getObject, listObjects } from '../../store';
import { type Invariant, recentViews } from '../invariant';

/**
 * A ReplicaSet's controller makes no pod beyond the size it wanted a moment ago, however old its cache of pods is.
 * Kubernetes: pkg/controller/replicaset manageReplicas with expectations (pkg/controller/controller_utils.go).
 */
export const replicaSetsMakeNoMore: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous, revision } = change;
    if (object?.kind !== 'Pod' || previous) return [];
    const owner = controllerOf(object);
    if (owner?.kind !== 'ReplicaSet') return [];
    const key = `${object.metadata.namespace}/${owner.name}`;
    const sizes = recentViews(change, course).flatMap(
      (view) => getObject(view, 'ReplicaSet', key)?.spec.replicas ?? [],
    );
    const wanted = Math.max(0, ...sizes);
    const active = listObjects(change, 'Pod').filter(
      (pod) => isActive(pod) && controllerOf(pod)?.uid === owner.uid,
    ).length;
    return active > wanted
      ? [{ revision, text: `${key} has ${active} active pods, and ${wanted} are wanted` }]
      : [];
  });
