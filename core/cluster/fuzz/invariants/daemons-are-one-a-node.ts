import { targetNode } from '../../controllers/daemon-set-nodes';
import { controllerOf } from '../../pods';
import { listObjects } from '../../store';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/**
 * A DaemonSet's controller makes no pod for a node that, as far as it knew, has one of the set, not even one that
 * is ending.
 * Kubernetes: "DaemonSet"; pkg/controller/daemon podsShouldBeOnNode with expectations.
 */
export const daemonsAreOneANode: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object: pod, previous } = change;
    if (pod?.kind !== 'Pod' || previous) return [];
    if (authorOf(change, course.cluster)?.actor !== 'daemonset-controller') return [];
    const node = targetNode(pod);
    const owner = controllerOf(pod);
    return leastBroken(change, course, (view) =>
      listObjects(view, 'Pod')
        .filter(({ metadata }) => metadata.uid !== pod.metadata.uid)
        .filter((other) => controllerOf(other)?.uid === owner?.uid && targetNode(other) === node)
        .map(({ metadata }) => `${pod.metadata.name} is made for ${node} beside ${metadata.name}`),
    );
  });
