/**
 * What becomes of a claim: it is bound to a volume that suits it, or says what it waits for.
 * Upstream: pkg/controller/volume/persistentvolume/pv_controller.go syncClaim.
 */
import type { Request } from '../api/request';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../object-volume';
import { getObject, listObjects, type View } from '../store';
import {
  BIND_COMPLETED,
  BOUND_BY_CONTROLLER,
  bestVolume,
  boundTo,
  claimNames,
  hasModes,
  isBindingDelayed,
  isKeptFor,
  requestedStorage,
  SELECTED_NODE,
  storageClassName,
  storageOf,
} from '../volumes';

export const COMPONENT = 'persistentvolume-controller';
const PROVISIONER = 'volume.beta.kubernetes.io/storage-provisioner';

/** What is done, and why, as a sentence. */
export type VolumeTurn = { requests: Request[]; text: string };

/** `pods` are those that wait for the claim, as far as they are known. */
export function syncClaim(
  claim: PersistentVolumeClaim,
  pods: readonly string[],
  view: View,
): VolumeTurn {
  if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) return syncBound(claim, view);
  return claim.spec.volumeName ? syncNamed(claim, view) : syncUnbound(claim, pods, view);
}

/** Any volume will do that suits it. */
function syncUnbound(
  claim: PersistentVolumeClaim,
  pods: readonly string[],
  view: View,
): VolumeTurn {
  const isDelayed = isBindingDelayed(claim, view);
  const best = bestVolume(claim, isDelayed, view);
  if (best) return bind(best, claim);
  if (isDelayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined) {
    return pending(claim, consumerWait(claim, pods));
  }
  if (storageClassName(claim) !== '') return provision(claim, view);
  const message = 'no persistent volumes available for this claim and no storage class is set';
  return pending(claim, said(claim, 'Normal', 'FailedBinding', message));
}

/** The pods that wait for the claim, and to be placed. */
export function waitingPods({ metadata }: PersistentVolumeClaim, view: View): string[] {
  return listObjects(view, 'Pod', metadata.namespace)
    .filter(({ status: { phase } }) => phase !== 'Succeeded' && phase !== 'Failed')
    .filter((pod) => !pod.spec.nodeName && claimNames(pod).includes(metadata.name))
    .map((pod) => pod.metadata.name);
}

function consumerWait(claim: PersistentVolumeClaim, pods: readonly string[]): Said {
  if (pods.length === 0) {
    const message = 'waiting for first consumer to be created before binding';
    return said(claim, 'Normal', 'WaitForFirstConsumer', message);
  }
  const message = `waiting for ${pods.length > 1 ? 'pods' : 'pod'} ${pods.join(',')} to be scheduled`;
  return said(claim, 'Normal', 'WaitForPodScheduled', message);
}

/** There are no provisioners here: those that Kubernetes has itself are refused, others are waited for. */
function provision(claim: PersistentVolumeClaim, view: View): VolumeTurn {
  const className = storageClassName(claim);
  const storageClass = getObject(view, 'StorageClass', `/${className}`);
  if (!storageClass) return unprovisioned(claim, notFoundText(className));
  const { provisioner } = storageClass;
  if (provisioner.startsWith('kubernetes.io/')) {
    return unprovisioned(claim, `no volume plugin matched name: ${provisioner}`);
  }
  return awaitProvisioner(claim, storageClass);
}

function notFoundText(className: string): string {
  return `storageclass.storage.k8s.io "${className}" not found`;
}

function unprovisioned(claim: PersistentVolumeClaim, message: string): VolumeTurn {
  const event = said(claim, 'Warning', 'ProvisioningFailed', message);
  return { requests: [event], text: `no volume suits it, and none can be made: ${message}` };
}

function awaitProvisioner(claim: PersistentVolumeClaim, { provisioner }: StorageClass): VolumeTurn {
  const message = `waiting for a volume to be created, either by external provisioner "${provisioner}" or manually created by system administrator`;
  const { annotations } = claim.metadata;
  const isAsked = annotations?.[PROVISIONER] === provisioner;
  const metadata = {
    ...claim.metadata,
    annotations: { ...annotations, [PROVISIONER]: provisioner },
  };
  return {
    requests: [
      ...(isAsked ? [] : [{ verb: 'update' as const, object: { ...claim, metadata } }]),
      said(claim, 'Normal', 'ExternalProvisioning', message),
    ],
    text: message,
  };
}

/** It asks for one volume and no other. */
function syncNamed(claim: PersistentVolumeClaim, view: View): VolumeTurn {
  const volume = getObject(view, 'PersistentVolume', `/${claim.spec.volumeName}`);
  if (!volume) return pending(claim, null);
  if (isKeptFor(volume, claim)) return bind(volume, claim);
  const { name } = volume.metadata;
  if (volume.spec.claimRef) {
    const message = `volume "${name}" already bound to a different claim.`;
    return pending(claim, said(claim, 'Warning', 'FailedBinding', message));
  }
  const mismatch = mismatchOf(volume, claim);
  if (!mismatch) return bind(volume, claim);
  const message = `Cannot bind to requested volume "${name}": ${mismatch}`;
  return pending(claim, said(claim, 'Warning', 'VolumeMismatch', message));
}

function mismatchOf(volume: PersistentVolume, claim: PersistentVolumeClaim): string | null {
  if (volume.metadata.deletionTimestamp) {
    return `the volume is marked for deletion "${volume.metadata.name}"`;
  }
  if (storageOf(volume.spec.capacity) < requestedStorage(claim)) return 'requested PV is too small';
  if (storageClassName(volume) !== storageClassName(claim)) {
    return 'storageClassName does not match';
  }
  if (volume.spec.volumeMode !== claim.spec.volumeMode) return 'incompatible volumeMode';
  return hasModes(volume, claim) ? null : 'incompatible accessMode';
}

/** Once bound it stays so, or is lost. */
function syncBound(claim: PersistentVolumeClaim, view: View): VolumeTurn {
  const { volumeName } = claim.spec;
  if (!volumeName) {
    const message =
      'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!';
    return lost(claim, 'ClaimLost', message);
  }
  const volume = getObject(view, 'PersistentVolume', `/${volumeName}`);
  if (!volume) {
    const message = 'Bound claim has lost its PersistentVolume. Data on the volume is lost!';
    return lost(claim, 'ClaimLost', message);
  }
  const { claimRef } = volume.spec;
  if (!claimRef || claimRef.uid === claim.metadata.uid) return bind(volume, claim);
  const message = 'Two claims are bound to the same volume, this one is bound incorrectly';
  return lost(claim, 'ClaimMisbound', message);
}

/** First the volume, then the claim; what is so already is not written again. */
function bind(volume: PersistentVolume, claim: PersistentVolumeClaim): VolumeTurn {
  const kept = boundTo(volume, claim);
  const bound = unversioned({ ...kept, status: { phase: 'Bound' as const } });
  const settled = namedIn(claim, volume.metadata.name);
  const status = statusOn(claim, volume);
  const isSettled =
    settled.spec.volumeName === claim.spec.volumeName &&
    claim.metadata.annotations?.[BIND_COMPLETED] !== undefined;
  const requests: Request[] = [
    ...(kept === volume ? [] : [{ verb: 'update' as const, object: kept }]),
    ...(volume.status.phase === 'Bound' ? [] : [{ verb: 'updateStatus' as const, object: bound }]),
    ...(isSettled ? [] : [{ verb: 'update' as const, object: settled }]),
    ...(claim.status.phase === 'Bound'
      ? []
      : [{ verb: 'updateStatus' as const, object: unversioned({ ...settled, status }) }]),
  ];
  return { requests, text: `it is to be bound to ${volume.metadata.name}` };
}

function namedIn(claim: PersistentVolumeClaim, volumeName: string): PersistentVolumeClaim {
  const isNamed = claim.spec.volumeName === volumeName;
  const annotations = {
    ...claim.metadata.annotations,
    ...(isNamed ? {} : { [BOUND_BY_CONTROLLER]: 'yes' }),
    [BIND_COMPLETED]: 'yes',
  };
  return {
    ...claim,
    metadata: { ...claim.metadata, annotations },
    spec: { ...claim.spec, volumeName },
  };
}

function statusOn(
  claim: PersistentVolumeClaim,
  { spec: { accessModes, capacity } }: PersistentVolume,
): PersistentVolumeClaim['status'] {
  return { ...claim.status, phase: 'Bound', accessModes, capacity };
}

/** It waits, and what it had of a volume it has no more. */
function pending(claim: PersistentVolumeClaim, event: Said | null): VolumeTurn {
  const { phase, accessModes, capacity } = claim.status;
  const isPending = phase === 'Pending' && !accessModes && !capacity;
  const status = { phase: 'Pending' as const };
  return {
    requests: [
      ...(event ? [event] : []),
      ...(isPending
        ? []
        : [{ verb: 'updateStatus' as const, object: unversioned({ ...claim, status }) }]),
    ],
    text: event ? event.message : 'the volume that it asks for is not there',
  };
}

function lost(claim: PersistentVolumeClaim, reason: string, message: string): VolumeTurn {
  if (claim.status.phase === 'Lost') return { requests: [], text: message };
  const status = { phase: 'Lost' as const };
  return {
    requests: [
      { verb: 'updateStatus', object: unversioned({ ...claim, status }) },
      said(claim, 'Warning', reason, message),
    ],
    text: message,
  };
}

type Said = Extract<Request, { verb: 'record' }>;

export function said(
  about: PersistentVolume | PersistentVolumeClaim,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): Said {
  return { verb: 'record', about, type, reason, message, component: COMPONENT };
}

/** A version that follows one of the same turn. */
export function unversioned<T extends PersistentVolume | PersistentVolumeClaim>(object: T): T {
  return { ...object, metadata: { ...object.metadata, resourceVersion: '' } };
}
