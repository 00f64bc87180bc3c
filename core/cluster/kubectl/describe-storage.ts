/**
 * kubectl describe of volumes, claims and storage classes.
 * Upstream: kubectl/pkg/describe/describe.go describePersistentVolume, describePVC, describeStorageClass.
 */
import { objectOf, textOf } from '../api/read-field';
import { isJsonObject, type JsonObject } from '../json';
import type { NodeSelectorTerm } from '../object-scheduling';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../object-volume';
import type { Metadata } from '../objects';
import { listObjects } from '../store';
import { claimNames, storageClassName } from '../volumes';
import { annotationLines, listLines, pairLines } from './describe-template';
import { eventLines } from './describe-time';
import { isDefaultClass, modesText } from './print-volume';
import { labelsText } from './print-workload';
import type { Session } from './session';
import { timeSince } from './time-since';

export function describeVolume(volume: PersistentVolume, session: Session): string[] {
  const { metadata, spec, status } = volume;
  const { claimRef } = spec;
  return [
    `Name:\t${metadata.name}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Finalizers:\t[${(metadata.finalizers ?? []).join(' ')}]`,
    `StorageClass:\t${storageClassName(volume)}`,
    `Status:\t${phaseText(metadata, status.phase, session.nowMs)}`,
    `Claim:\t${claimRef ? `${claimRef.namespace}/${claimRef.name}` : ''}`,
    `Reclaim Policy:\t${spec.persistentVolumeReclaimPolicy}`,
    `Access Modes:\t${modesText(spec.accessModes)}`,
    `VolumeMode:\t${spec.volumeMode}`,
    `Capacity:\t${spec.capacity.storage ?? 0}`,
    ...affinityLines(spec.nodeAffinity?.required?.nodeSelectorTerms),
    `Message:\t${status.message ?? ''}`,
    'Source:',
    ...sourceLines(volume).map((line) => `    ${line}`),
    ...eventLines(volume, session),
  ];
}

export function describeClaim(claim: PersistentVolumeClaim, session: Session): string[] {
  const { metadata, spec, status } = claim;
  const isNamed = Boolean(spec.volumeName);
  const users = listObjects(session.view(), 'Pod', metadata.namespace)
    .filter((pod) => claimNames(pod).includes(metadata.name))
    .map((pod) => pod.metadata.name);
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `StorageClass:\t${storageClassName(claim)}`,
    `Status:\t${phaseText(metadata, status.phase, session.nowMs)}`,
    `Volume:\t${spec.volumeName ?? ''}`,
    ...pairLines('Labels:', metadata.labels, '='),
    ...annotationLines(metadata.annotations),
    `Finalizers:\t[${(metadata.finalizers ?? []).join(' ')}]`,
    `Capacity:\t${isNamed ? (status.capacity?.storage ?? 0) : ''}`,
    `Access Modes:\t${isNamed ? modesText(status.accessModes) : ''}`,
    `VolumeMode:\t${spec.volumeMode}`,
    ...listLines('Used By:', users),
    ...eventLines(claim, session),
  ];
}

export function describeStorageClass(storageClass: StorageClass, session: Session): string[] {
  const { metadata, allowVolumeExpansion, mountOptions = [] } = storageClass;
  const expansion = allowVolumeExpansion ? 'True' : 'False';
  const terms = storageClass.allowedTopologies ?? [];
  return [
    `Name:\t${metadata.name}`,
    `IsDefaultClass:\t${isDefaultClass(storageClass) ? 'Yes' : 'No'}`,
    ...`Annotations:\t${labelsText(metadata.annotations)}`.split('\n'),
    `Provisioner:\t${storageClass.provisioner}`,
    `Parameters:\t${labelsText(storageClass.parameters)}`,
    `AllowVolumeExpansion:\t${allowVolumeExpansion === undefined ? '<unset>' : expansion}`,
    ...(mountOptions.length === 0
      ? ['MountOptions:\t<none>']
      : ['MountOptions:', ...mountOptions.map((option) => `  ${option}`)]),
    `ReclaimPolicy:\t${storageClass.reclaimPolicy}`,
    `VolumeBindingMode:\t${storageClass.volumeBindingMode}`,
    ...(terms.length > 0 ? ['AllowedTopologies:\t'] : []),
    ...terms.flatMap(({ matchLabelExpressions = [] }, i) =>
      listLines(
        `  Term ${i}:`,
        matchLabelExpressions.map(({ key, values }) => `${key} in [${values.join(', ')}]`),
      ),
    ),
    ...eventLines(storageClass, session),
  ];
}

function phaseText({ deletionTimestamp }: Metadata, phase: string, nowMs: number): string {
  return deletionTimestamp ? `Terminating (lasts ${timeSince(deletionTimestamp, nowMs)})` : phase;
}

function affinityLines(terms: readonly NodeSelectorTerm[] | undefined): string[] {
  if (!terms) return ['Node Affinity:\t<none>'];
  return [
    'Node Affinity:\t',
    '  Required Terms:\t',
    ...terms.flatMap(({ matchExpressions = [] }, i) =>
      listLines(
        `    Term ${i}:`,
        matchExpressions.map(({ key, operator, values = [] }) =>
          values.length === 0
            ? `${key} ${operator.toLowerCase()}`
            : `${key} ${operator.toLowerCase()} [${values.join(', ')}]`,
        ),
      ),
    ),
  ];
}

function sourceLines(volume: PersistentVolume): string[] {
  const plain: unknown = volume.spec;
  const spec = isJsonObject(plain) ? plain : {};
  const source = Object.keys(sources).find((name) => isJsonObject(spec[name]));
  return source ? (sources[source]?.(objectOf(spec, source) ?? {}) ?? []) : ['<unknown>'];
}

const sources: Readonly<Record<string, (source: JsonObject) => string[]>> = {
  hostPath: (source) => [
    'Type:\tHostPath (bare host directory volume)',
    `Path:\t${textOf(source, 'path')}`,
    `HostPathType:\t${textOf(source, 'type')}`,
  ],
  local: (source) => [
    'Type:\tLocalVolume (a persistent volume backed by local storage on a node)',
    `Path:\t${textOf(source, 'path')}`,
  ],
  nfs: (source) => [
    'Type:\tNFS (an NFS mount that lasts the lifetime of a pod)',
    `Server:\t${textOf(source, 'server')}`,
    `Path:\t${textOf(source, 'path')}`,
    `ReadOnly:\t${source.readOnly === true}`,
  ],
  csi: (source) => [
    'Type:\tCSI (a Container Storage Interface (CSI) volume source)',
    `Driver:\t${textOf(source, 'driver')}`,
    `FSType:\t${textOf(source, 'fsType')}`,
    `VolumeHandle:\t${textOf(source, 'volumeHandle')}`,
    `ReadOnly:\t${source.readOnly === true}`,
    ...attributeLines(source),
  ],
};

function attributeLines(source: JsonObject): string[] {
  const attributes = objectOf(source, 'volumeAttributes') ?? {};
  const pairs = Object.keys(attributes)
    .sort()
    .map((key) => `${key}=${textOf(attributes, key)}`);
  return listLines('VolumeAttributes:', pairs);
}
