/**
 * What becomes of a volume: it is free, kept for a claim, or left over by one that is gone.
 * Upstream: pkg/controller/volume/persistentvolume/pv_controller.go syncVolume.
 */
import type { Request } from '../api/request';
import type { PersistentVolume, PersistentVolumeClaim } from '../object-volume';
import { getObject, type View } from '../store';
import { BOUND_BY_CONTROLLER } from '../volumes';
import { said, unversioned, type VolumeTurn } from './persistent-volume-claim-sync';

const PROVISIONED_BY = 'pv.kubernetes.io/provisioned-by';

type Phase = PersistentVolume['status']['phase'];

export function syncVolume(volume: PersistentVolume, view: View): VolumeTurn {
  const { claimRef } = volume.spec;
  if (!claimRef) return inPhase(volume, 'Available', 'nobody has claimed it');
  const key = `${claimRef.namespace}/${claimRef.name}`;
  if (!claimRef.uid) return inPhase(volume, 'Available', `it is kept for a claim ${key}`);
  const found = getObject(view, 'PersistentVolumeClaim', key);
  const claim = found?.metadata.uid === claimRef.uid ? found : null;
  if (!claim) return released(volume, `its claim ${key} is gone`);
  if (!claim.spec.volumeName) return awaitClaim(volume, claim);
  if (claim.spec.volumeName === volume.metadata.name) {
    return inPhase(volume, 'Bound', `${key} is bound to it`);
  }
  const isMadeForIt =
    volume.metadata.annotations?.[PROVISIONED_BY] !== undefined &&
    volume.spec.persistentVolumeReclaimPolicy === 'Delete';
  const why = `${key} is bound to ${claim.spec.volumeName} instead`;
  return isMadeForIt ? released(volume, why) : unbound(volume, why);
}

/** The claim's own turn binds it. */
function awaitClaim(volume: PersistentVolume, claim: PersistentVolumeClaim): VolumeTurn {
  const text = `its claim ${claim.metadata.name} is yet to be bound to it`;
  if (claim.spec.volumeMode === volume.spec.volumeMode) return { requests: [], text };
  const [ofVolume, ofClaim] = [volume.metadata.name, claim.metadata.name];
  return {
    requests: [
      said(
        volume,
        'Warning',
        'VolumeMismatch',
        `Cannot bind PersistentVolume to requested PersistentVolumeClaim "${ofClaim}" due to incompatible volumeMode.`,
      ),
      said(
        claim,
        'Warning',
        'VolumeMismatch',
        `Cannot bind PersistentVolume "${ofVolume}" to requested PersistentVolumeClaim due to incompatible volumeMode.`,
      ),
    ],
    text,
  };
}

function inPhase(volume: PersistentVolume, phase: Phase, text: string): VolumeTurn {
  return { requests: volume.status.phase === phase ? [] : [phaseUpdate(volume, phase)], text };
}

/** What is left over stays, or goes, as the volume says. A failure is not covered up. */
function released(volume: PersistentVolume, text: string): VolumeTurn {
  const { phase } = volume.status;
  const isKnown = phase === 'Released' || phase === 'Failed';
  const release = isKnown ? [] : [phaseUpdate(volume, 'Released')];
  const policy = volume.spec.persistentVolumeReclaimPolicy;
  if (policy !== 'Delete' || volume.metadata.deletionTimestamp) return { requests: release, text };
  return { requests: [...release, ...deletion(volume)], text: `${text}; it is to be deleted` };
}

/** Whoever made it deletes it. Of the others only directories under /tmp can be. */
function deletion(volume: PersistentVolume): Request[] {
  const { name, annotations } = volume.metadata;
  if (annotations?.[PROVISIONED_BY] !== undefined) return [];
  const path = volume.spec.hostPath?.path ?? null;
  if (path !== null && /\/tmp\/.+/.test(path)) {
    return [{ verb: 'delete', kind: 'PersistentVolume', namespace: '', name }];
  }
  if (volume.status.phase === 'Failed') return [];
  const message =
    path === null
      ? `Error getting deleter volume plugin for volume "${name}": no deletable volume plugin matched`
      : `host_path deleter only supports /tmp/.+ but received provided ${path}`;
  return [
    phaseUpdate(volume, 'Failed', message),
    said(volume, 'Warning', 'VolumeFailedDelete', message),
  ];
}

/** A person's choice of claim stays; the controller's own is taken back. */
function unbound(volume: PersistentVolume, text: string): VolumeTurn {
  const { claimRef, ...spec } = volume.spec;
  const { [BOUND_BY_CONTROLLER]: isOurs, ...annotations } = volume.metadata.annotations ?? {};
  const free: PersistentVolume =
    isOurs === undefined && claimRef
      ? { ...volume, spec: { ...spec, claimRef: { ...claimRef, uid: undefined } } }
      : { ...volume, metadata: { ...volume.metadata, annotations }, spec };
  return {
    requests: [{ verb: 'update', object: free }, ...inPhase(free, 'Available', '').requests],
    text: `${text}: it is free again`,
  };
}

function phaseUpdate(volume: PersistentVolume, phase: Phase, message?: string): Request {
  const status = { ...volume.status, phase, message };
  return { verb: 'updateStatus', object: unversioned({ ...volume, status }) };
}
