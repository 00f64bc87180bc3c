/** Where pods are drawn: a pod keeps its place for as long as it lives, whatever comes and goes beside it. */
import type { Pod } from '../objects';
import type { Change } from '../store';

/** `node` is '' while no node is chosen; `slot` counts from 0 within the node. */
export type Place = { node: string; slot: number };

/** The places after these changes, by pod uid: a pod takes the lowest slot that is free when it arrives. */
export function placesAfter(changes: readonly Change[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { object, previous } of changes) {
    if (object?.kind === 'Pod') arrive(places, object);
    else if (previous?.kind === 'Pod') places.delete(previous.metadata.uid);
  }
  return places;
}

function arrive(places: Map<string, Place>, pod: Pod): void {
  const node = pod.spec.nodeName ?? '';
  const { uid } = pod.metadata;
  if (places.get(uid)?.node === node) return;
  places.delete(uid);
  const taken = new Set<number>();
  for (const place of places.values()) if (place.node === node) taken.add(place.slot);
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  places.set(uid, { node, slot });
}
