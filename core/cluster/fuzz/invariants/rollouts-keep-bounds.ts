import { surgeOf } from '../../controllers/rolling';
import type { Deployment } from '../../objects';
import { controllerOf } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { authorOf, type Invariant, recentViews } from '../invariant';

/**
 * What the Deployment controller makes of the sizes of its sets is never together more than replicas + maxSurge,
 * of what it wanted when they were sized or wants now. Sizes that people set by hand are theirs.
 * Kubernetes: "Deployments", max surge; pkg/controller/deployment/util NewRSNewReplicas.
 */
export const rolloutsKeepBounds: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous, revision } = change;
    if (object?.kind !== 'ReplicaSet') return [];
    const before = previous?.kind === 'ReplicaSet' ? previous.spec.replicas : 0;
    const isGrowth = object.spec.replicas > before;
    if (!isGrowth || authorOf(change, course.cluster)?.actor !== 'deployment-controller') return [];
    const owner = controllerOf(object);
    const key = `${object.metadata.namespace}/${owner?.name}`;
    const views = recentViews(change, course);
    const known = views.flatMap((view) => getObject(view, 'Deployment', key) ?? []);
    const allowed = Math.max(0, ...known.map((each) => allowedBy(each, change)));
    const wanted = sum(sizesOf(owner?.uid, change));
    const text = `the sets of ${key} want ${wanted} together, and ${allowed} are allowed`;
    return wanted > allowed ? [{ revision, text }] : [];
  });

function allowedBy(deployment: Deployment, view: View): number {
  const sized = listObjects(view, 'ReplicaSet')
    .filter((set) => controllerOf(set)?.uid === deployment.metadata.uid)
    .map(({ metadata }) =>
      Number(metadata.annotations?.['deployment.kubernetes.io/max-replicas'] ?? 0),
    );
  return Math.max(deployment.spec.replicas + surgeOf(deployment), ...sized);
}

function sizesOf(uid: string | undefined, view: View): number[] {
  return listObjects(view, 'ReplicaSet')
    .filter((set) => controllerOf(set)?.uid === uid)
    .map(({ spec }) => spec.replicas);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
