/**
 * The store, shaped like etcd: many versions, one revision for each write. The state at any revision is kept
 * whole, sharing what did not change, so that reading the past costs what reading the present costs.
 */
import { appended, entriesBetween, entryAt, type Log, logOf } from './log';
import { isKind, type Kind, type KubernetesObject, type ObjectOf, type Pod } from './objects';
import { controllerOf } from './pods';
import { entriesFrom, getEntry, removeEntry, setEntry, valuesOf, valuesUnder } from './sorted-map';
import {
  NOMINATED,
  type Objects,
  ofOwner,
  onNode,
  orphansIn,
  reindexed,
  type StoreIndex,
} from './store-index';

/** The store as it was at one revision. */
export type View = {
  readonly revision: number;
  readonly objects: Objects;
  readonly index: StoreIndex;
};

/** With the state after this write. */
export type Change = View & {
  readonly atMs: number;
  readonly key: string;
  /** Null when the write deleted it. */
  readonly object: KubernetesObject | null;
  /** Null when the write created it. */
  readonly previous: KubernetesObject | null;
  /** The seq of the trace entry that led to it. */
  readonly cause: number | null;
};

/** Revision 0 is the empty store. */
export type Store = View & { readonly log: Log<Change> };

export const emptyStore: Store = { revision: 0, objects: null, index: null, log: logOf() };

export function objectKey(kind: Kind, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

export function keyOf(object: KubernetesObject): string {
  return objectKey(object.kind, object.metadata.namespace, object.metadata.name);
}

/** The key within its kind, `namespace/name`, as controllers name their work. */
export function workKeyOf(object: KubernetesObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

export function getObject<K extends Kind>(
  view: View,
  kind: K,
  workKey: string,
): ObjectOf<K> | null {
  const object = getEntry(view.objects, `${kind}/${workKey}`);
  return object && isKind(object, kind) ? object : null;
}

/** In the order of namespace and name. */
export function listObjects<K extends Kind>(
  view: View,
  kind: K,
  namespace?: string,
): ObjectOf<K>[] {
  const prefix = namespace === undefined ? `${kind}/` : `${kind}/${namespace}/`;
  return valuesUnder(view.objects, prefix).filter((object) => isKind(object, kind));
}

/** The pods that a node has been given, in the order of namespace and name. */
export function podsOn(view: View, nodeName: string): Pod[] {
  return podsAt(view, onNode(nodeName));
}

/** The pods that wait for room that they have been promised. */
export function nominatedPods(view: View): Pod[] {
  return podsAt(view, NOMINATED);
}

/** The pods of a namespace that no controller has. */
export function orphanedPods(view: View, namespace: string): Pod[] {
  return podsAt(view, orphansIn(namespace));
}

/** All that names an owner, its controller or another, in the order of kind, namespace and name. */
export function ownedObjects(view: View, uid: string): KubernetesObject[] {
  return valuesOf(getEntry(view.index, ofOwner(uid))?.objects ?? null);
}

/** The pods that it controls, in the order of namespace and name. */
export function controlledPods(view: View, uid: string): Pod[] {
  return ownedObjects(view, uid)
    .filter((object) => isKind(object, 'Pod'))
    .filter((pod) => controllerOf(pod)?.uid === uid);
}

function podsAt(view: View, place: string): Pod[] {
  const objects = valuesOf(getEntry(view.index, place)?.objects ?? null);
  return objects.filter((object) => isKind(object, 'Pod'));
}

/** Writes a new version, or a deletion where `object` is null. The new revision is its resourceVersion. */
export function write(
  store: Store,
  key: string,
  object: KubernetesObject | null,
  moment: { atMs: number; cause: number | null },
): Store {
  const revision = store.revision + 1;
  const version = object && withResourceVersion(object, revision);
  const objects = version ? setEntry(store.objects, key, version) : removeEntry(store.objects, key);
  const previous = getEntry(store.objects, key) ?? null;
  const index = reindexed(store.index, { key, previous, object: version, revision });
  const change = { revision, objects, index, key, object: version, previous, ...moment };
  return { revision, objects, index, log: appended(store.log, change) };
}

/** The store as it was at a revision that it has. */
export function viewOf(store: Store, revision: number): View {
  return revision === store.revision ? store : (changeAt(store, revision) ?? emptyStore);
}

/** The write that made a revision; none made revision 0. */
export function changeAt(store: Store, revision: number): Change | undefined {
  return entryAt(store.log, revision - 1);
}

/** What was written after one revision, up to and including another. */
export function changesBetween(store: Store, after: number, upTo: number): Change[] {
  return entriesBetween(store.log, after, upTo);
}

/** Of those changes the ones of a node's pods. */
export function changesOn(store: Store, nodeName: string, after: number, upTo: number): Change[] {
  const changes: Change[] = [];
  let view = viewOf(store, upTo);
  for (;;) {
    const revision = getEntry(view.index, onNode(nodeName))?.revision ?? 0;
    const change = revision > after ? changeAt(store, revision) : undefined;
    if (!change) return changes.reverse();
    changes.push(change);
    view = viewOf(store, revision - 1);
  }
}

/** All that there is, as if it were new. */
export function listing({ objects, index, revision }: View): Change[] {
  return [...entriesFrom(objects, '')].map(({ key, value: object }) => ({
    revision,
    objects,
    index,
    atMs: 0,
    key,
    object,
    previous: null,
    cause: null,
  }));
}

function withResourceVersion(object: KubernetesObject, revision: number): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
}
