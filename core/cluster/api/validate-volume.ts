/**
 * What volumes, claims and storage classes may say.
 * Upstream: pkg/apis/core/validation/validation.go, pkg/apis/storage/validation/validation.go.
 */
import { isEqualJson, isJsonObject, type Json, type JsonObject } from '../json';
import { qualifiedNameProblems, subdomainProblems } from '../name-rules';
import { milliValue, parseQuantity, quantityText, signOf } from '../quantity';
import { part } from './fill';
import {
  forbidden,
  invalidBy,
  invalidValue,
  notSupported,
  type Problem,
  required,
  type Written,
} from './problem';
import { objectOf, textOf, textsOf } from './read-field';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce'];
const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];
const CLASS_POLICIES = ['Delete', 'Retain'];
const VOLUME_MODES = ['Block', 'Filesystem'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];
/** In the order in which the server looks for them. */
const SOURCES = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'flocker',
  'nfs',
  'rbd',
  'quobyte',
  'cephfs',
  'iscsi',
  'cinder',
  'fc',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'scaleIO',
  'local',
  'storageos',
  'csi',
];

export function volumeProblems(spec: JsonObject, before: JsonObject | null): Problem[] {
  const policy = textOf(spec, 'persistentVolumeReclaimPolicy');
  return [
    ...modesProblems(spec, ''),
    ...capacityProblems(spec.capacity),
    ...(RECLAIM_POLICIES.includes(policy)
      ? []
      : [notSupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES)]),
    ...sourceProblems(spec),
    ...classProblems(spec),
    ...(before && !isEqualJson(sourcesOf(spec), sourcesOf(part(before, 'spec')))
      ? [
          forbidden(
            'spec.persistentvolumesource',
            'spec.persistentvolumesource is immutable after creation',
          ),
        ]
      : []),
  ];
}

export function claimProblems(spec: JsonObject, before: JsonObject | null): Problem[] {
  return [
    ...modesProblems(spec, 'at least 1 access mode is required'),
    ...requestProblems(part(part(spec, 'resources'), 'requests').storage),
    ...classProblems(spec),
    ...(before ? changedClaimProblems(spec, before) : []),
  ];
}

export function storageClassProblems(object: JsonObject, before: JsonObject | null): Problem[] {
  const provisioner = textOf(object, 'provisioner');
  const policy = textOf(object, 'reclaimPolicy');
  const mode = textOf(object, 'volumeBindingMode');
  return [
    ...(provisioner === ''
      ? [required('provisioner')]
      : qualifiedNameProblems(provisioner.toLowerCase()).map((detail) =>
          invalidValue('provisioner', provisioner, detail),
        )),
    ...(CLASS_POLICIES.includes(policy)
      ? []
      : [notSupported('reclaimPolicy', policy, CLASS_POLICIES)]),
    ...(BINDING_MODES.includes(mode)
      ? []
      : [notSupported('volumeBindingMode', mode, BINDING_MODES)]),
    ...(before ? changedStorageClassProblems(object, before) : []),
  ];
}

function modesProblems(spec: JsonObject, whenNone: string): Problem[] {
  const modes = textsOf(spec, 'accessModes');
  if (modes.length === 0) return [required('spec.accessModes', whenNone)];
  return modes
    .filter((mode) => !ACCESS_MODES.includes(mode))
    .map((mode) => notSupported('spec.accessModes', mode, ACCESS_MODES));
}

function capacityProblems(capacity: Json | undefined): Problem[] {
  const field = 'spec.capacity';
  const entries = isJsonObject(capacity) ? Object.entries(capacity) : [];
  const isStorage = entries.length === 1 && entries[0]?.[0] === 'storage';
  return [
    ...(entries.length === 0 ? [required(field)] : []),
    ...(isStorage ? [] : [notSupported(field, goAmounts(entries), ['storage'])]),
    ...entries.flatMap(([name, amount]) => positiveProblems(amount, `${field}[${name}]`)),
  ];
}

function requestProblems(storage: Json | undefined): Problem[] {
  const field = 'spec.resources[storage]';
  return storage === undefined || storage === null
    ? [required(field)]
    : positiveProblems(storage, field);
}

function positiveProblems(amount: Json | undefined, field: string): Problem[] {
  if (typeof amount !== 'string' && typeof amount !== 'number') return [];
  const read = parseQuantity(amount);
  if ('error' in read || signOf(read) > 0) return [];
  return [invalidValue(field, quantityText(read), 'must be greater than zero')];
}

function sourcesOf(spec: JsonObject): JsonObject {
  const entries = Object.entries(spec).filter(([key]) => SOURCES.includes(key));
  return Object.fromEntries(entries);
}

/** Exactly one. */
function sourceProblems(spec: JsonObject): Problem[] {
  const named = SOURCES.filter((source) => isJsonObject(spec[source]));
  const [first, ...others] = named;
  if (!first) return [required('spec', 'must specify a volume type')];
  const local = named.includes('local') && !objectOf(spec, 'nodeAffinity');
  return [
    ...(first === 'hostPath' && textOf(part(spec, 'hostPath'), 'path') === ''
      ? [required('spec.hostPath.path')]
      : []),
    ...others.map((source) =>
      forbidden(`spec.${source}`, 'may not specify more than 1 volume type'),
    ),
    ...(local ? [required('spec.nodeAffinity', 'Local volume requires node affinity')] : []),
  ];
}

function classProblems(spec: JsonObject): Problem[] {
  const name = textOf(spec, 'storageClassName');
  const mode = textOf(spec, 'volumeMode');
  return [
    ...(name ? invalidBy(subdomainProblems, 'spec.storageClassName', name) : []),
    ...(VOLUME_MODES.includes(mode) ? [] : [notSupported('spec.volumeMode', mode, VOLUME_MODES)]),
  ];
}

/** Only the binder changes a claim, once, and a bound one may grow. */
function changedClaimProblems(spec: JsonObject, object: JsonObject): Problem[] {
  const before = part(object, 'spec');
  const isBound = textOf(part(object, 'status'), 'phase') === 'Bound';
  const fixed = (each: JsonObject): JsonObject => ({
    ...each,
    ...(before.volumeName ? {} : { volumeName: null }),
    ...(isBound ? { resources: { ...part(each, 'resources'), requests: null } } : {}),
  });
  return [
    ...(isEqualJson(fixed(spec), fixed(before))
      ? []
      : [
          forbidden(
            'spec',
            'spec is immutable after creation except resources.requests for bound claims',
          ),
        ]),
    ...(isLess(storageIn(spec), storageIn(before))
      ? [forbidden('spec.resources.requests.storage', 'field can not be less than previous value')]
      : []),
  ];
}

function storageIn(spec: JsonObject): Json | undefined {
  return part(part(spec, 'resources'), 'requests').storage;
}

function isLess(left: Json | undefined, right: Json | undefined): boolean {
  const bytes = (amount: Json | undefined) => milliValue(String(amount ?? 0)) ?? 0;
  return bytes(left) < bytes(right);
}

function changedStorageClassProblems(object: JsonObject, before: JsonObject): Problem[] {
  const fixed = ['parameters', 'provisioner', 'reclaimPolicy'];
  const mode = textOf(object, 'volumeBindingMode');
  return [
    ...fixed
      .filter((field) => !isEqualJson(object[field], before[field]))
      .map((field) => forbidden(field, `updates to ${field} are forbidden.`)),
    ...(mode === before.volumeBindingMode
      ? []
      : [invalidValue('volumeBindingMode', mode, 'field is immutable')]),
  ];
}

function goAmounts(entries: readonly [string, Json | undefined][]): Written {
  if (entries.length === 0) return { go: 'core.ResourceList(nil)' };
  const pairs = entries.map(([name, amount]) => `${JSON.stringify(name)}:${goAmount(amount)}`);
  return { go: `core.ResourceList{${pairs.join(', ')}}` };
}

function goAmount(amount: Json | undefined): string {
  const read = parseQuantity(String(amount ?? ''));
  if ('error' in read) return 'resource.Quantity{}';
  const { value, scale, text, format } = read;
  return `resource.Quantity{i:resource.int64Amount{value:${value}, scale:${scale}}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:${JSON.stringify(text ?? '')}, Format:${JSON.stringify(format)}}`;
}
