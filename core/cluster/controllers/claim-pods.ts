/**
 * A set takes in the orphans that it selects and lets go of the pods that it selects no more.
 * Upstream: pkg/controller/controller_ref_manager.go ClaimPods.
 */
import type { Decision } from '../actor';
import type { Request } from '../api/request';
import { isSelected } from '../labels';
import type { DaemonSet, StatefulSet } from '../object-sets';
import type { OwnerReference, Pod, ReplicaSet } from '../objects';
import { controllerOf } from '../pods';
import { type Change, listObjects, type View, workKeyOf } from '../store';
import { controllerReference } from './pod-from-template';

type Claimant = DaemonSet | ReplicaSet | StatefulSet;

/** `isFit` says of a pod that is selected whether it may be one of the set at all. */
export function claimPods(
  set: Claimant,
  pods: readonly Pod[],
  isFit: (pod: Pod) => boolean = () => true,
): Decision[] {
  const { name, uid, deletionTimestamp } = set.metadata;
  if (deletionTimestamp) return [];
  const isClaimed = (pod: Pod) => isSelected(set.spec.selector, pod.metadata.labels) && isFit(pod);
  const orphans = pods.filter(
    (pod) => !controllerOf(pod) && !pod.metadata.deletionTimestamp && isClaimed(pod),
  );
  const strangers = pods.filter((pod) => controllerOf(pod)?.uid === uid && !isClaimed(pod));
  return [
    ...orphans.map((pod) => ({
      rule: 'controllerRef.adopt',
      text: `Pod ${pod.metadata.name} has no controller and ${name} selects it: adopt it.`,
      inputs: { pod: pod.metadata.name },
      requests: [ownedBy(pod, [...ownersOf(pod), controllerReference(set)])],
    })),
    ...strangers.map((pod) => ({
      rule: 'controllerRef.release',
      text: `Pod ${pod.metadata.name} belongs to ${name}, which no longer selects it: release it.`,
      inputs: { pod: pod.metadata.name },
      requests: [
        ownedBy(
          pod,
          ownersOf(pod).filter((owner) => owner.uid !== uid),
        ),
      ],
    })),
  ];
}

/**
 * A pod is news to its controller, to the one that let it go, and, while it has none, to every set of the kind that
 * selects it.
 */
export function claimantKeys(
  kind: Claimant['kind'],
  { object, previous }: Change,
  view: View,
): string[] {
  const pod = object ?? previous;
  if (pod?.kind !== 'Pod') return [];
  const before = previous?.kind === 'Pod' ? ownerKey(kind, previous) : null;
  const now = ownerKey(kind, pod);
  const keys = before !== null && before !== now ? [before] : [];
  if (now !== null) return [...keys, now];
  if (controllerOf(pod)) return keys;
  const selecting = listObjects<Claimant['kind']>(view, kind, pod.metadata.namespace).filter(
    (set) => isSelected(set.spec.selector, pod.metadata.labels),
  );
  return [...keys, ...selecting.map(workKeyOf)];
}

/** The key of the set of the kind that controls the pod; null when none does. */
export function ownerKey(kind: Claimant['kind'], pod: Pod): string | null {
  const owner = controllerOf(pod);
  return owner?.kind === kind ? `${pod.metadata.namespace}/${owner.name}` : null;
}

function ownersOf({ metadata }: Pod): readonly OwnerReference[] {
  return metadata.ownerReferences ?? [];
}

function ownedBy(pod: Pod, owners: readonly OwnerReference[]): Request {
  const { name, namespace = '', uid } = pod.metadata;
  const ownerReferences = owners.map((owner) => ({ ...owner }));
  const patch = { metadata: { uid, ownerReferences } };
  return { verb: 'patch', kind: 'Pod', namespace, name, patch };
}
