import type { ReplicaSet } from '../../objects';
import { controllerOf } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { authorOf, type Invariant, leastBroken } from '../invariant';
import { isOver } from './nodes-have-room';

/**
 * A Deployment that recreates sizes its new set up only when, as far as it knows, no pod of another version runs,
 * not even one that is ending.
 * Kubernetes: pkg/controller/deployment/recreate.go oldPodsRunning.
 */
export const recreateStartsEmpty: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous } = change;
    const author = authorOf(change, course.cluster);
    if (object?.kind !== 'ReplicaSet' || author?.rule !== 'deployment.recreate') return [];
    const before = previous?.kind === 'ReplicaSet' ? previous.spec.replicas : 0;
    if (object.spec.replicas <= before) return [];
    return leastBroken(change, course, (view) => runningBeside(object, view));
  });

function runningBeside(object: ReplicaSet, view: View): string[] {
  const owner = controllerOf(object);
  const deployment = getObject(view, 'Deployment', `${object.metadata.namespace}/${owner?.name}`);
  if (deployment?.spec.strategy.type !== 'Recreate') return [];
  const others = listObjects(view, 'ReplicaSet')
    .filter((set) => controllerOf(set)?.uid === owner?.uid)
    .map(({ metadata }) => metadata.uid)
    .filter((uid) => uid !== object.metadata.uid);
  const running = listObjects(view, 'Pod').filter(
    (pod) => !isOver(pod) && others.includes(controllerOf(pod)?.uid ?? ''),
  );
  return running.map(
    ({ metadata }) =>
      `${object.metadata.name} grows while ${metadata.name} of another version is there`,
  );
}
