/**
 * Questions that several components ask of volumes and claims: which belong together, and which volume suits a
 * claim best. Upstream: pkg/controller/volume/persistentvolume/{index.go,util/util.go}.
 */
import { isSelected } from './labels';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from './object-volume';
import type { Node, Pod } from './objects';
import { milliValue } from './quantity';
import { isTermMet } from './scheduler/node-selector-terms';
import { getObject, listObjects, type View } from './store';

/** On a claim: it has been bound, and is not to be bound to anything else. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
/** On volumes and claims: it was not a person who said to what they are bound. */
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
/** On a claim: the node of its pod, for which a volume is to be made. */
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
const CLASS = 'volume.beta.kubernetes.io/storage-class';

type Classed = PersistentVolume | PersistentVolumeClaim;

export function storageClassName({ metadata, spec }: Classed): string {
  return metadata.annotations?.[CLASS] ?? spec.storageClassName ?? '';
}

export function storageClassOf(claim: PersistentVolumeClaim, view: View): StorageClass | null {
  return getObject(view, 'StorageClass', `/${storageClassName(claim)}`);
}

/** Whether a claim is not bound before a pod that uses it is to be placed. */
export function isBindingDelayed(claim: PersistentVolumeClaim, view: View): boolean {
  return storageClassOf(claim, view)?.volumeBindingMode === 'WaitForFirstConsumer';
}

export function isFullyBound({ metadata, spec }: PersistentVolumeClaim): boolean {
  return Boolean(spec.volumeName) && metadata.annotations?.[BIND_COMPLETED] !== undefined;
}

/** Whether a volume is kept for this claim, by whoever said so. */
export function isKeptFor({ spec }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = spec;
  const { name, namespace, uid } = claim.metadata;
  return (
    claimRef !== undefined &&
    claimRef.name === name &&
    claimRef.namespace === namespace &&
    (!claimRef.uid || claimRef.uid === uid)
  );
}

/** The volume as it is once it is bound to the claim. */
export function boundTo(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume {
  const { name, namespace = '', uid, resourceVersion } = claim.metadata;
  const isKept = isKeptFor(volume, claim);
  const annotations = isKept
    ? volume.metadata.annotations
    : { ...volume.metadata.annotations, [BOUND_BY_CONTROLLER]: 'yes' };
  if (isKept && volume.spec.claimRef?.uid === uid) return volume;
  const kind = 'PersistentVolumeClaim';
  const claimRef = { apiVersion: 'v1', kind, namespace, name, uid, resourceVersion };
  return {
    ...volume,
    metadata: { ...volume.metadata, ...(annotations ? { annotations } : {}) },
    spec: { ...volume.spec, claimRef },
  };
}

/** The names of the claims that a pod uses. */
export function claimNames({ spec }: Pod): string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: use }) => use?.claimName ?? []);
}

/** Whether the volume can be reached from the node. */
export function isReachable({ spec }: PersistentVolume, node: Node): boolean {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms;
  return !terms || terms.some((term) => isTermMet(term, node));
}

export function storageOf(amounts: PersistentVolume['spec']['capacity'] | undefined): number {
  return milliValue(amounts?.storage ?? 0) ?? 0;
}

export function requestedStorage({ spec }: PersistentVolumeClaim): number {
  return storageOf(spec.resources.requests);
}

export function hasModes(volume: PersistentVolume, { spec }: PersistentVolumeClaim): boolean {
  return spec.accessModes.every((mode) => volume.spec.accessModes.includes(mode));
}

/**
 * The best of the volumes with the fewest ways of access that do. Where binding is delayed, only one that is kept
 * for the claim: the scheduler chooses among the others.
 */
export function bestVolume(
  claim: PersistentVolumeClaim,
  isDelayed: boolean,
  view: View,
): PersistentVolume | null {
  const byModes = new Map<string, PersistentVolume[]>();
  for (const volume of listObjects(view, 'PersistentVolume')) {
    if (!hasModes(volume, claim)) continue;
    const modes = [...new Set(volume.spec.accessModes)].sort().join();
    byModes.set(modes, [...(byModes.get(modes) ?? []), volume]);
  }
  const count = (modes: string) => modes.split(',').length;
  const groups = [...byModes].sort(([a], [b]) => count(a) - count(b));
  for (const [, volumes] of groups) {
    const best = matchingVolume(claim, volumes, { isDelayed, node: null, taken: [] });
    if (best) return best;
  }
  return null;
}

export type Match = {
  isDelayed: boolean;
  /** Where the pod would be; null while nobody knows. */
  node: Node | null;
  /** Names of volumes that are promised to others. */
  taken: readonly string[];
};

/** One that is kept for the claim, or else the smallest that will do. */
export function matchingVolume(
  claim: PersistentVolumeClaim,
  volumes: readonly PersistentVolume[],
  { isDelayed, node, taken }: Match,
): PersistentVolume | null {
  const fits = volumes.filter(
    (volume) =>
      !taken.includes(volume.metadata.name) &&
      (!volume.spec.claimRef || isKeptFor(volume, claim)) &&
      storageOf(volume.spec.capacity) >= requestedStorage(claim) &&
      volume.spec.volumeMode === claim.spec.volumeMode &&
      !volume.metadata.deletionTimestamp,
  );
  const kept = fits.find((volume) => isKeptFor(volume, claim));
  if (kept) return node && !isReachable(kept, node) ? null : kept;
  if (isDelayed && !node) return null;
  const free = fits.filter(
    (volume) =>
      volume.status.phase === 'Available' &&
      (!claim.spec.selector || isSelected(claim.spec.selector, volume.metadata.labels)) &&
      storageClassName(volume) === storageClassName(claim) &&
      (!node || (isReachable(volume, node) && hasModes(volume, claim))),
  );
  const [smallest] = free.toSorted(
    (a, b) => storageOf(a.spec.capacity) - storageOf(b.spec.capacity),
  );
  return smallest ?? null;
}
