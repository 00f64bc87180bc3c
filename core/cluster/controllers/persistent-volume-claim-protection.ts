/**
 * A claim that is to go stays as long as a pod uses it that has been placed.
 * Upstream: pkg/controller/volume/pvcprotection.
 */
import { CLAIM_FINALIZER } from '../api/storage-protection';
import type { PersistentVolumeClaim } from '../object-volume';
import type { Pod } from '../objects';
import { type Change, getObject, listObjects, type View, workKeyOf } from '../store';
import { claimNames } from '../volumes';
import type { Controller } from './controller';

export type ClaimProtectionMemory = Record<string, never>;

export const persistentVolumeClaimProtection: Controller<ClaimProtectionMemory> = {
  initial: {},
  observe(memory, change) {
    const { object } = change;
    if (object?.kind === 'PersistentVolumeClaim') return { memory, keys: [workKeyOf(object)] };
    return { memory, keys: claimKeys(change) };
  },
  sync(memory, key, { view }) {
    const claim = getObject(view, 'PersistentVolumeClaim', key);
    const finalizers = claim?.metadata.finalizers ?? [];
    if (!claim?.metadata.deletionTimestamp || !finalizers.includes(CLAIM_FINALIZER)) {
      return { memory, decisions: [] };
    }
    if (isUsed(claim, view)) return { memory, decisions: [] };
    const { name } = claim.metadata;
    const kept = finalizers.filter((finalizer) => finalizer !== CLAIM_FINALIZER);
    const metadata = { ...claim.metadata, finalizers: kept };
    return {
      memory,
      decisions: [
        {
          rule: 'persistentvolumeclaim.protect',
          text: `Claim ${name} is to go, and no pod that has been placed uses it: let it go.`,
          inputs: { claim: name },
          requests: [{ verb: 'update', object: { ...claim, metadata } }],
        },
      ],
    };
  },
};

/** The claims of a pod that needs them no more. */
function claimKeys({ object, previous }: Change): string[] {
  const pod = object ?? previous;
  if (pod?.kind !== 'Pod') return [];
  const isOver = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
  if (object && !isOver && pod.spec.nodeName) return [];
  return claimNames(pod).map((name) => `${pod.metadata.namespace}/${name}`);
}

function isUsed({ metadata: { name, namespace } }: PersistentVolumeClaim, view: View): boolean {
  const uses = (pod: Pod) => Boolean(pod.spec.nodeName) && claimNames(pod).includes(name);
  return listObjects(view, 'Pod', namespace).some(uses);
}
