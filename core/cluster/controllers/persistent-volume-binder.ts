/**
 * The binder: brings claims and volumes together. What waits is looked at again every 15 s, since a volume that
 * comes is no news to the claims that wait. Upstream: pkg/controller/volume/persistentvolume.
 */
import type { Decision } from '../actor';
import type { PersistentVolume, PersistentVolumeClaim } from '../object-volume';
import { getEntry } from '../sorted-map';
import { keyOf, listObjects, objectKey } from '../store';
import type { Controller } from './controller';
import { syncClaim, type VolumeTurn, waitingPods } from './persistent-volume-claim-sync';
import { syncVolume } from './persistent-volume-sync';

/** Of each claim that is new, the pods that waited for it when it came: it is looked at before others come. */
export type VolumeBinderMemory = Readonly<Record<string, readonly string[]>>;

export const BINDER_PERIOD_MS = 15_000;

/** Its keys are those of the store: the kind, then namespace and name. */
export const persistentVolumeBinder: Controller<VolumeBinderMemory> = {
  initial: {},
  resync: {
    periodMs: BINDER_PERIOD_MS,
    keys: ({ view }) => [
      ...listObjects(view, 'PersistentVolumeClaim').map(keyOf),
      ...listObjects(view, 'PersistentVolume').map(keyOf),
    ],
  },
  observe(memory, change) {
    const { object, previous } = change;
    const subject = object ?? previous;
    if (object?.kind === 'PersistentVolumeClaim' && !previous) {
      const key = keyOf(object);
      return { memory: { ...memory, [key]: waitingPods(object, change) }, keys: [key] };
    }
    if (subject?.kind === 'PersistentVolumeClaim') {
      return { memory, keys: object ? [keyOf(subject)] : volumeKeys(subject) };
    }
    if (subject?.kind !== 'PersistentVolume') return { memory, keys: [] };
    return { memory, keys: [...(object ? [keyOf(subject)] : []), ...claimKeys(subject, !object)] };
  },
  sync(memory, key, { view }) {
    const object = getEntry(view.objects, key);
    if (object?.kind === 'PersistentVolumeClaim') {
      const { [key]: first, ...rest } = memory;
      const pods = first ?? waitingPods(object, view);
      return { memory: rest, decisions: decisionsOf(object, syncClaim(object, pods, view)) };
    }
    if (object?.kind !== 'PersistentVolume') return { memory, decisions: [] };
    return { memory, decisions: decisionsOf(object, syncVolume(object, view)) };
  },
};

/** A claim that is gone gives its volume back. */
function volumeKeys({ spec }: PersistentVolumeClaim): string[] {
  return spec.volumeName ? [objectKey('PersistentVolume', undefined, spec.volumeName)] : [];
}

/** The claim of a volume that is gone, and one that is yet to be bound to the volume that is kept for it. */
function claimKeys({ spec }: PersistentVolume, isGone: boolean): string[] {
  const { claimRef } = spec;
  if (!claimRef || (!isGone && !claimRef.uid)) return [];
  return [objectKey('PersistentVolumeClaim', claimRef.namespace, claimRef.name)];
}

function decisionsOf(
  subject: PersistentVolume | PersistentVolumeClaim,
  { requests, text }: VolumeTurn,
): Decision[] {
  if (requests.length === 0) return [];
  const { name } = subject.metadata;
  const isClaim = subject.kind === 'PersistentVolumeClaim';
  const said = `${isClaim ? 'Claim' : 'Volume'} ${name}: ${text}.`;
  return [
    isClaim
      ? { rule: 'persistentvolume.syncClaim', text: said, inputs: { claim: name }, requests }
      : { rule: 'persistentvolume.syncVolume', text: said, inputs: { volume: name }, requests },
  ];
}
