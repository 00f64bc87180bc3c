/**
 * What admission adds to storage: volumes and claims are held while they are used, and a claim that asks for no
 * class gets the default one. Upstream: plugin/pkg/admission/storage.
 */
import type { PersistentVolumeClaim } from '../object-volume';
import type { KubernetesObject } from '../objects';
import { listObjects, type View } from '../store';

export const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection';
export const VOLUME_FINALIZER = 'kubernetes.io/pv-protection';
const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];
const CLASS = 'volume.beta.kubernetes.io/storage-class';

/** Of an object that is made. */
export function withStorageDefaults(object: KubernetesObject, view: View): KubernetesObject {
  if (object.kind === 'PersistentVolume') return held(object, VOLUME_FINALIZER);
  if (object.kind !== 'PersistentVolumeClaim') return object;
  return held(withDefaultClass(object, view), CLAIM_FINALIZER);
}

function held<T extends KubernetesObject>(object: T, finalizer: string): T {
  const finalizers = object.metadata.finalizers ?? [];
  if (finalizers.includes(finalizer)) return object;
  return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
}

function withDefaultClass(claim: PersistentVolumeClaim, view: View): PersistentVolumeClaim {
  const { spec, metadata } = claim;
  if (spec.storageClassName !== undefined || metadata.annotations?.[CLASS] !== undefined) {
    return claim;
  }
  const [only, another] = listObjects(view, 'StorageClass').filter((each) =>
    DEFAULT_CLASS.some((key) => each.metadata.annotations?.[key] === 'true'),
  );
  if (!only || another) return claim;
  return { ...claim, spec: { ...spec, storageClassName: only.metadata.name } };
}
