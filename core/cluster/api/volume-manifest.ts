/**
 * Volumes, claims and storage classes as they come in.
 * Upstream: pkg/apis/core/v1/defaults.go, pkg/apis/storage/v1/defaults.go.
 */
import { isJsonObject, type JsonObject } from '../json';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../object-volume';
import { completed, filled, part } from './fill';
import { flag, list, object, oneOf, record, type Shape, text, textOrNumber } from './shape';
import { labelSelector, metadata } from './shapes';

const amounts = record(textOrNumber);
const volumeMode = oneOf(['Filesystem', 'Block']);
const reclaimPolicy = oneOf(['Retain', 'Delete', 'Recycle']);
const requirements = list(object({ key: text, operator: text }, { values: list(text) }));
const nodeSelector = object(
  {
    nodeSelectorTerms: list(
      object({}, { matchExpressions: requirements, matchFields: requirements }),
    ),
  },
  {},
);

export const volumeShape: Shape<PersistentVolume> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['PersistentVolume']),
    metadata,
    spec: object(
      {
        capacity: amounts,
        accessModes: list(text),
        persistentVolumeReclaimPolicy: reclaimPolicy,
        volumeMode,
      },
      {
        storageClassName: text,
        claimRef: object({ namespace: text, name: text }, { uid: text, resourceVersion: text }),
        nodeAffinity: object({}, { required: nodeSelector }),
        hostPath: object({ path: text }, {}),
        mountOptions: list(text),
      },
    ),
    status: object(
      { phase: oneOf(['Pending', 'Available', 'Bound', 'Released', 'Failed']) },
      { message: text, reason: text },
    ),
  },
  {},
);

export const claimSpecShape = object(
  {
    accessModes: list(text),
    resources: object({}, { requests: amounts, limits: amounts }),
    volumeMode,
  },
  { selector: labelSelector, storageClassName: text, volumeName: text },
);

export const claimShape: Shape<PersistentVolumeClaim> = object(
  {
    apiVersion: oneOf(['v1']),
    kind: oneOf(['PersistentVolumeClaim']),
    metadata,
    spec: claimSpecShape,
    status: object(
      { phase: oneOf(['Pending', 'Bound', 'Lost']) },
      { accessModes: list(text), capacity: amounts },
    ),
  },
  {},
);

export const storageClassShape: Shape<StorageClass> = object(
  {
    apiVersion: oneOf(['storage.k8s.io/v1']),
    kind: oneOf(['StorageClass']),
    metadata,
    provisioner: text,
    reclaimPolicy,
    volumeBindingMode: oneOf(['Immediate', 'WaitForFirstConsumer']),
  },
  {
    parameters: record(text),
    allowVolumeExpansion: flag,
    mountOptions: list(text),
    allowedTopologies: list(
      object({}, { matchLabelExpressions: list(object({ key: text, values: list(text) }, {})) }),
    ),
  },
);

export function completeVolume(volume: JsonObject): JsonObject {
  return {
    ...volume,
    spec: {
      accessModes: [],
      capacity: {},
      ...filled(completed(part(volume, 'spec'), { volumeMode: 'Filesystem' }), {
        persistentVolumeReclaimPolicy: 'Retain',
      }),
      ...hostPathOf(part(volume, 'spec')),
    },
    status: filled(part(volume, 'status'), { phase: 'Pending' }),
  };
}

function hostPathOf({ hostPath }: JsonObject): JsonObject {
  return isJsonObject(hostPath) ? { hostPath: { type: '', ...hostPath } } : {};
}

export function completeClaim(claim: JsonObject): JsonObject {
  return {
    ...claim,
    spec: completeClaimSpec(part(claim, 'spec')),
    status: filled(part(claim, 'status'), { phase: 'Pending' }),
  };
}

/** Of a claim and of a template for claims. */
export function completeClaimSpec(spec: JsonObject): JsonObject {
  return completed(spec, { accessModes: [], resources: {}, volumeMode: 'Filesystem' });
}

export function completeStorageClass(storageClass: JsonObject): JsonObject {
  return completed(filled(storageClass, { provisioner: '' }), {
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
  });
}
