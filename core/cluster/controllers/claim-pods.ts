/**
 * A controller takes in the orphans that it selects and lets go of what it selects no more: a set its pods, a
 * Deployment its ReplicaSets. Upstream: pkg/controller/controller_ref_manager.go ClaimPods, ClaimReplicaSets.
 */
import type { Decision } from '../actor';
import type { Request } from '../api/request';
import { isSelected } from '../labels';
import type { DaemonSet, StatefulSet } from '../object-sets';
import type { Deployment, KubernetesObject, OwnerReference, Pod, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { type Change, listObjects, type View, workKeyOf } from '../store';
import { controllerReference } from './pod-from-template';

type Claimant = DaemonSet | Deployment | ReplicaSet | StatefulSet;
type Dependent = Pod | ReplicaSet;

/** `isFit` says of a pod that is selected whether it may be one of the set at all. */
export function claimPods(
  set: Exclude<Claimant, Deployment>,
  pods: readonly Pod[],
  isFit: (pod: Pod) => boolean = () => true,
): Decision[] {
  return claim(
    set,
    pods,
    (pod) => isSelected(set.spec.selector, pod.metadata.labels) && isFit(pod),
  );
}

export function claimReplicaSets(deployment: Deployment, sets: readonly ReplicaSet[]): Decision[] {
  const { selector } = deployment.spec;
  return claim(deployment, sets, ({ metadata }) => isSelected(selector, metadata.labels));
}

function claim<T extends Dependent>(
  claimant: Claimant,
  dependents: readonly T[],
  isClaimed: (dependent: T) => boolean,
): Decision[] {
  const { name, uid, deletionTimestamp } = claimant.metadata;
  if (deletionTimestamp) return [];
  const orphans: T[] = [];
  const strangers: T[] = [];
  for (const one of dependents) {
    const owner = controllerOf(one);
    if (owner && owner.uid !== uid) continue;
    if (isClaimed(one) === (owner !== undefined)) continue;
    if (owner) strangers.push(one);
    else if (!one.metadata.deletionTimestamp) orphans.push(one);
  }
  return [
    ...orphans.map((one) => ({
      rule: 'controllerRef.adopt',
      text: `${one.kind} ${one.metadata.name} has no controller and ${name} selects it: adopt it.`,
      inputs: inputsOf(one),
      requests: [ownedBy(one, [...ownersOf(one), controllerReference(claimant)])],
    })),
    ...strangers.map((one) => ({
      rule: 'controllerRef.release',
      text: `${one.kind} ${one.metadata.name} belongs to ${name}, which no longer selects it: release it.`,
      inputs: inputsOf(one),
      requests: [
        ownedBy(
          one,
          ownersOf(one).filter((owner) => owner.uid !== uid),
        ),
      ],
    })),
  ];
}

function inputsOf({ kind, metadata: { name } }: Dependent): Decision['inputs'] {
  return kind === 'Pod' ? { pod: name } : { set: name };
}

/**
 * A pod or ReplicaSet is news to its controller, to the one that let it go, and, while it has none, to everything of
 * the kind that selects it.
 */
export function claimantKeys(
  kind: Claimant['kind'],
  { object, previous }: Change,
  view: View,
): string[] {
  const dependentKind = kind === 'Deployment' ? 'ReplicaSet' : 'Pod';
  const dependent = object ?? previous;
  if (!dependent || !isDependent(dependent) || dependent.kind !== dependentKind) return [];
  const before = previous && isDependent(previous) ? ownerKey(kind, previous) : null;
  const now = ownerKey(kind, dependent);
  const keys = before !== null && before !== now ? [before] : [];
  if (now !== null) return [...keys, now];
  if (controllerOf(dependent)) return keys;
  const selecting = listObjects<Claimant['kind']>(view, kind, dependent.metadata.namespace).filter(
    (claimant) => isSelected(claimant.spec.selector, dependent.metadata.labels),
  );
  return [...keys, ...selecting.map(workKeyOf)];
}

/** The key of what controls it, if that is of the kind; null when not. */
export function ownerKey(kind: Claimant['kind'], dependent: Dependent): string | null {
  const owner = controllerOf(dependent);
  return owner?.kind === kind ? `${dependent.metadata.namespace}/${owner.name}` : null;
}

function isDependent(object: KubernetesObject): object is Dependent {
  return object.kind === 'Pod' || object.kind === 'ReplicaSet';
}

function ownersOf({ metadata }: Dependent): readonly OwnerReference[] {
  return metadata.ownerReferences ?? [];
}

function ownedBy({ kind, metadata }: Dependent, owners: readonly OwnerReference[]): Request {
  const { name, namespace = '', uid } = metadata;
  const ownerReferences = owners.map((owner) => ({ ...owner }));
  const patch = { metadata: { uid, ownerReferences } };
  return { verb: 'patch', kind, namespace, name, patch };
}
