import { minAvailableOf } from '../../controllers/rolling';
import type { Deployment, Pod } from '../../objects';
import { controllerOf, isActive, isAvailable } from '../../pods';
import { type Change, getObject, listObjects, type View } from '../../store';
import type { Course } from '../course';
import { authorOf, causesOfChange, type Invariant, recentViews } from '../invariant';

/** From the end of a pod's readiness to the last controller that has heard of it. */
const HEARSAY_MS = 2000;

/**
 * When a rolling update takes away a pod that is available, replicas - maxUnavailable others remain. Pods that
 * stopped being available a moment ago count, or were taken away by others, and one that became available a moment
 * ago may go: nobody could know.
 * Kubernetes: "Deployments", max unavailable; pkg/controller/deployment/rolling.go reconcileOldReplicaSets.
 * Scaling is no part of it: it takes away what it is told to, in proportion.
 */
export const rolloutsStayAvailable: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const pod = change.previous;
    if (pod?.kind !== 'Pod' || !isTakenAway(change, pod) || !isByRollout(change, course)) return [];
    const set = getObject(
      change,
      'ReplicaSet',
      `${pod.metadata.namespace}/${controllerOf(pod)?.name}`,
    );
    const owner = set && controllerOf(set);
    const views = recentViews(change, course, HEARSAY_MS);
    const key = `${pod.metadata.namespace}/${owner?.name}`;
    const known = views.flatMap((view) => getObject(view, 'Deployment', key) ?? []);
    const [deployment] = known;
    const isKnown = recentViews(change, course).every(
      (view) => deployment && wasAvailable(pod, deployment, change.atMs, [view]),
    );
    if (!owner || !deployment || pod.status.phase !== 'Running' || !isKnown) return [];
    const needed = Math.min(...known.map(minAvailableOf));
    const left = podsUnder(owner.uid, change).filter((other) =>
      wasAvailable(other, deployment, change.atMs, views),
    ).length;
    const lost = course.changes.filter(
      (other) =>
        other.revision < change.revision &&
        other.atMs >= change.atMs - HEARSAY_MS &&
        other.previous?.kind === 'Pod' &&
        isTakenAway(other, other.previous) &&
        !isByRollout(other, course),
    ).length;
    const text = `without ${pod.metadata.name} ${left} pods of ${key} are left, and ${needed} must be`;
    return left + lost < needed ? [{ revision: change.revision, text }] : [];
  });

function isTakenAway({ object }: Change, before: Pod): boolean {
  return isActive(before) && (!object || object.metadata.deletionTimestamp !== undefined);
}

function isByRollout(change: Change, { cluster }: Course): boolean {
  return (
    authorOf(change, cluster)?.actor === 'replicaset-controller' &&
    causesOfChange(change, cluster).some(
      ({ rule }) => rule === 'deployment.reconcileOldReplicaSets',
    )
  );
}

function podsUnder(uid: string, view: View): Pod[] {
  const sets = listObjects(view, 'ReplicaSet').filter((set) => controllerOf(set)?.uid === uid);
  const uids = sets.map(({ metadata }) => metadata.uid);
  return listObjects(view, 'Pod').filter(
    (pod) => isActive(pod) && uids.includes(controllerOf(pod)?.uid ?? ''),
  );
}

function wasAvailable(
  { metadata }: Pod,
  { spec }: Deployment,
  nowMs: number,
  views: readonly View[],
): boolean {
  return views.some((view) => {
    const then = getObject(view, 'Pod', `${metadata.namespace}/${metadata.name}`);
    return (
      then?.metadata.uid === metadata.uid && isAvailable(then, spec.minReadySeconds ?? 0, nowMs)
    );
  });
}
