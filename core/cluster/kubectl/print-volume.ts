/**
 * Rows of volumes, claims and storage classes.
 * Upstream: printers.go printPersistentVolume, printPersistentVolumeClaim, printStorageClass.
 */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../object-volume';
import type { Constants } from '../profile';
import { storageClassName } from '../volumes';
import type { Printer } from './printer';

const SHORT_MODES = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
] as const;
const DEFAULT_CLASS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];
const ATTRIBUTES_CLASS = 'VolumeAttributesClass';

export function volumePrinterFor({ volumes }: Constants): Printer<PersistentVolume> {
  const { showsAttributesClass } = volumes;
  return {
    columns: [
      'Name',
      'Capacity',
      'Access Modes',
      'Reclaim Policy',
      'Status',
      'Claim',
      'StorageClass',
      ...(showsAttributesClass ? [ATTRIBUTES_CLASS] : []),
      'Reason',
      'Age',
    ],
    wideColumns: ['VolumeMode'],
    row: (volume, { age }) => [
      volume.metadata.name,
      String(volume.spec.capacity.storage ?? 0),
      modesText(volume.spec.accessModes),
      volume.spec.persistentVolumeReclaimPolicy,
      volume.metadata.deletionTimestamp ? 'Terminating' : volume.status.phase,
      claimText(volume),
      storageClassName(volume),
      ...(showsAttributesClass ? ['<unset>'] : []),
      volume.status.reason ?? '',
      age,
    ],
    wide: ({ spec }) => [spec.volumeMode],
  };
}

export function claimPrinterFor({ volumes }: Constants): Printer<PersistentVolumeClaim> {
  const { showsAttributesClass } = volumes;
  return {
    columns: [
      'Name',
      'Status',
      'Volume',
      'Capacity',
      'Access Modes',
      'StorageClass',
      ...(showsAttributesClass ? [ATTRIBUTES_CLASS] : []),
      'Age',
    ],
    wideColumns: ['VolumeMode'],
    row: (claim, { age }) => [
      claim.metadata.name,
      claim.metadata.deletionTimestamp ? 'Terminating' : claim.status.phase,
      claim.spec.volumeName ?? '',
      ...grantedTexts(claim),
      storageClassName(claim),
      ...(showsAttributesClass ? ['<unset>'] : []),
      age,
    ],
    wide: ({ spec }) => [spec.volumeMode],
  };
}

export const storageClassPrinter: Printer<StorageClass> = {
  columns: [
    'Name',
    'Provisioner',
    'ReclaimPolicy',
    'VolumeBindingMode',
    'AllowVolumeExpansion',
    'Age',
  ],
  wideColumns: [],
  row: (storageClass, { age }) => [
    `${storageClass.metadata.name}${isDefaultClass(storageClass) ? ' (default)' : ''}`,
    storageClass.provisioner,
    storageClass.reclaimPolicy,
    storageClass.volumeBindingMode,
    String(storageClass.allowVolumeExpansion ?? false),
    age,
  ],
  wide: () => [],
};

export function isDefaultClass({ metadata }: StorageClass): boolean {
  return DEFAULT_CLASS.some((key) => metadata.annotations?.[key] === 'true');
}

/** Each once, in a fixed order: `RWO,RWX`. */
export function modesText(modes: readonly string[] = []): string {
  return SHORT_MODES.flatMap(([mode, short]) => (modes.includes(mode) ? [short] : [])).join(',');
}

/** What it has of its volume; nothing before it has one. */
function grantedTexts({ spec, status }: PersistentVolumeClaim): string[] {
  if (!spec.volumeName) return ['', ''];
  return [String(status.capacity?.storage ?? 0), modesText(status.accessModes)];
}

function claimText({ spec: { claimRef } }: PersistentVolume): string {
  return claimRef ? `${claimRef.namespace}/${claimRef.name}` : '';
}
