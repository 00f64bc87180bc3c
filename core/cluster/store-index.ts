/**
 * Where objects stand besides their names, as client-go's indexers keep it: pods by their node, so that nobody
 * looks through all pods for those of one node. Written with the objects, so it is as old as they are.
 */
import type { KubernetesObject } from './objects';
import { getEntry, removeEntry, type SortedMap, setEntry } from './sorted-map';

export type Objects = SortedMap<string, KubernetesObject>;
export type StoreIndex = SortedMap<string, Objects>;

/** Pods that wait to be placed and have been promised room. */
export const NOMINATED = 'nominated';

export function onNode(nodeName: string): string {
  return `node/${nodeName}`;
}

/** The index after a write, a creation where there was no version before, a deletion where there is none after. */
export function reindexed(
  index: StoreIndex,
  key: string,
  before: KubernetesObject | null,
  after: KubernetesObject | null,
): StoreIndex {
  const from = before && placeOf(before);
  const to = after && placeOf(after);
  let moved = index;
  if (from !== null && from !== to) {
    const left = removeEntry(getEntry(index, from) ?? null, key);
    moved = left ? setEntry(index, from, left) : removeEntry(index, from);
  }
  if (after === null || to === null) return moved;
  return setEntry(moved, to, setEntry(getEntry(moved, to) ?? null, key, after));
}

function placeOf(object: KubernetesObject): string | null {
  if (object.kind !== 'Pod') return null;
  if (object.spec.nodeName !== undefined) return onNode(object.spec.nodeName);
  return object.status.nominatedNodeName === undefined ? null : NOMINATED;
}
