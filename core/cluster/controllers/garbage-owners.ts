/** Who owns whom, as the garbage collector sees it. Upstream: pkg/controller/garbagecollector/{graph,garbagecollector}.go. */
import { FOREGROUND, isCollected, ORPHAN } from '../collected-kinds';
import type { KubernetesObject, OwnerReference } from '../objects';
import { getEntry } from '../sorted-map';
import { ownedObjects, type View } from '../store';

export type Owners = {
  /** There, and to stay, or going without waiting for anybody. */
  solid: readonly OwnerReference[];
  /** Gone, or another of the same name. */
  dangling: readonly OwnerReference[];
  /** Going, once what they own has gone. */
  waiting: readonly OwnerReference[];
};

export function ownersOf({ metadata }: KubernetesObject, view: View): Owners {
  const solid: OwnerReference[] = [];
  const dangling: OwnerReference[] = [];
  const waiting: OwnerReference[] = [];
  for (const reference of metadata.ownerReferences ?? []) {
    const owner = ownerAt(reference, metadata.namespace, view);
    if (!owner) dangling.push(reference);
    else if (isWaiting(owner)) waiting.push(reference);
    else solid.push(reference);
  }
  return { solid, dangling, waiting };
}

/** A namespaced object may be owned by one of its namespace or by one that is in none. */
export function ownerAt(
  { kind, name, uid }: OwnerReference,
  namespace: string | undefined,
  view: View,
): KubernetesObject | undefined {
  return [namespace ?? '', '']
    .map((place) => getEntry(view.objects, `${kind}/${place}/${name}`))
    .find((owner) => owner?.metadata.uid === uid);
}

export function dependentsOf(owner: KubernetesObject, view: View): KubernetesObject[] {
  const { uid, namespace } = owner.metadata;
  return ownedObjects(view, uid).filter(
    ({ kind, metadata }) =>
      isCollected(kind) && (namespace === undefined || metadata.namespace === namespace),
  );
}

/** Whether it goes only after its dependents. */
export function isWaiting(object: KubernetesObject): boolean {
  return isHeldBy(object, FOREGROUND);
}

/** Whether it leaves its dependents to themselves when it goes. */
export function isOrphaning(object: KubernetesObject): boolean {
  return isHeldBy(object, ORPHAN);
}

function isHeldBy({ metadata }: KubernetesObject, finalizer: string): boolean {
  const { deletionTimestamp, finalizers = [] } = metadata;
  return deletionTimestamp !== undefined && finalizers.includes(finalizer);
}
