/** What handling a request needs, and what comes of it. */
import type { KubernetesObject } from '../objects';
import type { Constants } from '../profile';
import { getEntry } from '../sorted-map';
import { keyOf, objectKey, type View } from '../store';
import type { Dice } from '../streams';
import type { ObjectReference } from './request';
import type { Refused } from './stage';
import type { UserInfo } from './user';

export type ApiContext = {
  view: View;
  nowMs: number;
  constants: Constants;
  dice: Dice;
  user: UserInfo;
};

export type Write = { readonly key: string; readonly object: KubernetesObject | null };

/** Nothing is written when nothing changes; where something is, the object itself comes last. */
export type Handled = Refused | { object: KubernetesObject; writes: readonly Write[] };

export function find(reference: ObjectReference, view: View): KubernetesObject | undefined {
  const { kind, namespace, name } = reference;
  return getEntry(view.objects, objectKey(kind, namespace, name));
}

export function stored(object: KubernetesObject): Exclude<Handled, Refused> {
  return { object, writes: [{ key: keyOf(object), object }] };
}

export function erased(object: KubernetesObject): Exclude<Handled, Refused> {
  return { object, writes: [{ key: keyOf(object), object: null }] };
}

export function withMetadata<T extends KubernetesObject>(
  object: T,
  changes: Partial<T['metadata']>,
): T {
  return { ...object, metadata: { ...object.metadata, ...changes } };
}
