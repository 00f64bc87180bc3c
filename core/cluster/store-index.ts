/**
 * Where objects stand besides their names, as client-go's indexers keep it: pods by their node, everything by its
 * owners, so that nobody looks through all pods for a few. Written with the objects, so it is as old as they are.
 */
import type { KubernetesObject } from './objects';
import { getEntry, removeEntry, type SortedMap, setEntry } from './sorted-map';

export type Objects = SortedMap<string, KubernetesObject>;
/** `revision` is that of the newest write there, be it a deletion. */
export type Place = { readonly objects: Objects; readonly revision: number };
export type StoreIndex = SortedMap<string, Place>;

/** Pods that wait to be placed and have been promised room. */
export const NOMINATED = 'nominated';

export function onNode(nodeName: string): string {
  return `node/${nodeName}`;
}

export function ofOwner(uid: string): string {
  return `owner/${uid}`;
}

/** Of the pods that no controller has. */
export function orphansIn(namespace: string): string {
  return `orphans/${namespace}`;
}

/** The index after a write, a creation where there was no version before, a deletion where there is none after. */
export function reindexed(
  index: StoreIndex,
  { key, previous, object, revision }: Written,
): StoreIndex {
  const after = object ? placesOf(object) : [];
  const left = previous ? placesOf(previous).filter((place) => !after.includes(place)) : [];
  let moved = index;
  for (const place of left) {
    const objects = removeEntry(getEntry(index, place)?.objects ?? null, key);
    moved = setEntry(moved, place, { objects, revision });
  }
  if (!object) return moved;
  for (const place of after) {
    const objects = setEntry(getEntry(moved, place)?.objects ?? null, key, object);
    moved = setEntry(moved, place, { objects, revision });
  }
  return moved;
}

type Written = {
  key: string;
  previous: KubernetesObject | null;
  object: KubernetesObject | null;
  revision: number;
};

function placesOf(object: KubernetesObject): string[] {
  const { ownerReferences = [], namespace = '' } = object.metadata;
  const places = ownerReferences.map(({ uid }) => ofOwner(uid));
  if (object.kind !== 'Pod') return places;
  const { nodeName } = object.spec;
  if (!ownerReferences.some(({ controller }) => controller)) places.push(orphansIn(namespace));
  if (nodeName !== undefined) places.push(onNode(nodeName));
  else if (object.status.nominatedNodeName !== undefined) places.push(NOMINATED);
  return places;
}
