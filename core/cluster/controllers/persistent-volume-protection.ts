/** A volume that is to go stays as long as it is bound. Upstream: pkg/controller/volume/pvprotection. */
import { VOLUME_FINALIZER } from '../api/storage-protection';
import { getObject, workKeyOf } from '../store';
import type { Controller } from './controller';

export type VolumeProtectionMemory = Record<string, never>;

export const persistentVolumeProtection: Controller<VolumeProtectionMemory> = {
  initial: {},
  observe: (memory, { object }) => ({
    memory,
    keys: object?.kind === 'PersistentVolume' ? [workKeyOf(object)] : [],
  }),
  sync(memory, key, { view }) {
    const volume = getObject(view, 'PersistentVolume', key);
    const finalizers = volume?.metadata.finalizers ?? [];
    const isHeld = volume?.metadata.deletionTimestamp && finalizers.includes(VOLUME_FINALIZER);
    if (!volume || !isHeld || volume.status.phase === 'Bound') return { memory, decisions: [] };
    const { name } = volume.metadata;
    const kept = finalizers.filter((finalizer) => finalizer !== VOLUME_FINALIZER);
    const metadata = { ...volume.metadata, finalizers: kept };
    return {
      memory,
      decisions: [
        {
          rule: 'persistentvolume.protect',
          text: `Volume ${name} is to go, and it is ${volume.status.phase}, not Bound: let it go.`,
          inputs: { volume: name },
          requests: [{ verb: 'update', object: { ...volume, metadata } }],
        },
      ],
    };
  },
};
