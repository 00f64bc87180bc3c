import type { StatefulSet } from '../../object-sets';
import type { Deployment, Pod, ReplicaSet } from '../../objects';
import { controllerOf, isActive, isReady } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { inTheEnd, saysFailedCreate } from '../invariant';

/**
 * When all is mended and left alone, a ReplicaSet has as many active pods as it wants, or says that it could not
 * make them; a StatefulSet too, unless one that is not ready holds up the others; a Deployment's sets have its size
 * together; and each status says what there is.
 * Kubernetes: "Controllers": the current state is brought to the desired one; "API Conventions", level-based.
 */
export const workloadsSettle = inTheEnd((view) => [
  ...listObjects(view, 'ReplicaSet').flatMap((set) => replicaSetProblems(set, view)),
  ...listObjects(view, 'StatefulSet').flatMap((set) => statefulSetProblems(set, view)),
  ...listObjects(view, 'Deployment').flatMap((deployment) => deploymentProblems(deployment, view)),
]);

function replicaSetProblems(set: ReplicaSet, view: View): string[] {
  const pods = podsOf(set.metadata.uid, view).filter(isActive);
  const ready = pods.filter(isReady).length;
  const { replicas, readyReplicas = 0, observedGeneration } = set.status;
  const { name, generation } = set.metadata;
  return [
    ...(saysFailedCreate(view, set.metadata.uid)
      ? []
      : differs(`${name} has active pods`, pods.length, set.spec.replicas)),
    ...differs(`${name} says replicas`, replicas, pods.length),
    ...differs(`${name} says ready`, readyReplicas, ready),
    ...differs(`${name} observed generation`, observedGeneration, generation),
  ];
}

function statefulSetProblems(set: StatefulSet, view: View): string[] {
  if (isNameTaken(set, view)) return [];
  const pods = podsOf(set.metadata.uid, view);
  const { name, generation } = set.metadata;
  const isHeldUp =
    saysFailedCreate(view, set.metadata.uid) ||
    (set.spec.podManagementPolicy === 'OrderedReady' && pods.some((pod) => !isReady(pod)));
  const { replicas, readyReplicas = 0, observedGeneration } = set.status;
  return [
    ...(isHeldUp ? [] : differs(`${name} has pods`, pods.length, set.spec.replicas)),
    ...differs(`${name} says replicas`, replicas, pods.length),
    ...differs(`${name} says ready`, readyReplicas, pods.filter(isReady).length),
    ...differs(`${name} observed generation`, observedGeneration, generation),
  ];
}

/** A pod of the set's own names that is not its own holds up everything, its status too. */
function isNameTaken({ metadata, spec }: StatefulSet, view: View): boolean {
  return Array.from({ length: spec.replicas }, (_, i) => i).some((i) => {
    const pod = getObject(view, 'Pod', `${metadata.namespace}/${metadata.name}-${i}`);
    return pod !== null && controllerOf(pod)?.uid !== metadata.uid;
  });
}

/** A rollout that cannot go on is no reason for another number of pods: old and new have the size together. */
function deploymentProblems(deployment: Deployment, view: View): string[] {
  const { name, uid, generation } = deployment.metadata;
  const sets = listObjects(view, 'ReplicaSet').filter((set) => controllerOf(set)?.uid === uid);
  const { replicas = 0, readyReplicas = 0, availableReplicas = 0 } = deployment.status;
  const of = (count: (set: ReplicaSet) => number) => sum(sets.map(count));
  const { observedGeneration } = deployment.status;
  const isShort = of(({ spec }) => spec.replicas) < deployment.spec.replicas;
  return [
    ...(isShort && !deployment.spec.paused && deployment.spec.strategy.type !== 'Recreate'
      ? [
          `the sets of ${name} want ${of(({ spec }) => spec.replicas)} of ${deployment.spec.replicas}`,
        ]
      : []),
    ...differs(
      `${name} says replicas`,
      replicas,
      of(({ status }) => status.replicas),
    ),
    ...differs(
      `${name} says ready`,
      readyReplicas,
      of(({ status }) => status.readyReplicas ?? 0),
    ),
    ...differs(
      `${name} says available`,
      availableReplicas,
      of(({ status }) => status.availableReplicas ?? 0),
    ),
    ...differs(`${name} observed generation`, observedGeneration, generation),
  ];
}

function podsOf(uid: string, view: View): Pod[] {
  return listObjects(view, 'Pod').filter((pod) => controllerOf(pod)?.uid === uid);
}

function differs(what: string, is: number | undefined, should: number | undefined): string[] {
  return is === should ? [] : [`${what} ${is}, and should ${should}`];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
