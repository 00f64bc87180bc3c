import { surgeOf } from '../../controllers/rolling';
import type { Deployment, ReplicaSet } from '../../objects';
import { controllerOf } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { authorOf, type Invariant, leastBroken } from '../invariant';

/**
 * What the Deployment controller makes of the sizes of its sets is never together more than replicas + maxSurge,
 * of what it wanted when they were sized or wants now. Sizes that people set by hand are theirs.
 * Kubernetes: "Deployments", max surge; pkg/controller/deployment/util NewRSNewReplicas.
 */
export const rolloutsKeepBounds: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object: set, previous } = change;
    if (set?.kind !== 'ReplicaSet') return [];
    const before = previous?.kind === 'ReplicaSet' ? previous.spec.replicas : 0;
    const isGrowth = set.spec.replicas > before;
    if (!isGrowth || authorOf(change, course.cluster)?.actor !== 'deployment-controller') return [];
    return leastBroken(change, course, (view) => tooLarge(set, view, change));
  });

function tooLarge(set: ReplicaSet, view: View, after: View): string[] {
  const owner = controllerOf(set);
  const key = `${set.metadata.namespace}/${owner?.name}`;
  const deployment = getObject(view, 'Deployment', key);
  if (!deployment) return [`${key} is not there`];
  const others = sizesOf(owner?.uid, set, view);
  const wanted = set.spec.replicas + others.reduce((total, size) => total + size, 0);
  const allowed = allowedBy(deployment, after);
  return wanted > allowed
    ? [`the sets of ${key} want ${wanted} together, and ${allowed} are allowed`]
    : [];
}

function allowedBy(deployment: Deployment, view: View): number {
  const sized = listObjects(view, 'ReplicaSet')
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)
    .map(({ metadata }) =>
      Number(metadata.annotations?.['deployment.kubernetes.io/max-replicas'] ?? 0),
    );
  return Math.max(deployment.spec.replicas + surgeOf(deployment), ...sized);
}

function sizesOf(uid: string | undefined, besides: ReplicaSet, view: View): number[] {
  return listObjects(view, 'ReplicaSet')
    .filter((set) => controllerOf(set)?.uid === uid)
    .filter(({ metadata }) => metadata.name !== besides.metadata.name)
    .map(({ spec }) => spec.replicas);
}
