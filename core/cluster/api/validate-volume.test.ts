import { expect, test } from 'vitest';
import type { JsonObject } from '../json';
import { decode } from './decode';
import { validate } from './validate';

function causes(manifest: JsonObject): readonly string[] {
  const decoded = decode({ metadata: { name: 'x' }, ...manifest });
  if (!decoded) return [];
  return 'status' in decoded ? (decoded.status.details?.causes ?? []) : validate(decoded.object);
}

const volume = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  spec,
});
const claim = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  spec,
});

test('a volume is so large, may be used in some way, and is somewhere', () => {
  expect(causes(volume({ hostPath: { path: '' } }))).toEqual([
    'spec.accessModes: Required value',
    'spec.capacity: Required value',
    'spec.capacity: Unsupported value: core.ResourceList(nil): supported values: "storage"',
    'spec.hostPath.path: Required value',
  ]);
  const capacity = { storage: '2Gi' };
  const accessModes = ['ReadWriteOnce'];
  expect(causes(volume({ capacity, accessModes }))).toEqual([
    'spec: Required value: must specify a volume type',
  ]);
  const nfs = { server: 'a', path: '/b' };
  expect(causes(volume({ capacity, accessModes, nfs, local: { path: '/x' } }))).toEqual([
    'spec.local: Forbidden: may not specify more than 1 volume type',
    'spec.nodeAffinity: Required value: Local volume requires node affinity',
  ]);
  expect(causes(volume({ capacity: { memory: '3Mi' }, accessModes, nfs }))).toEqual([
    'spec.capacity: Unsupported value: core.ResourceList{"memory":resource.Quantity{i:resource.int64Amount{value:3145728, scale:0}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"3Mi", Format:"BinarySI"}}: supported values: "storage"',
  ]);
});

test('a claim asks for some room and some way to use it', () => {
  expect(causes(claim({}))).toEqual([
    'spec.accessModes: Required value: at least 1 access mode is required',
    'spec.resources[storage]: Required value',
  ]);
  const resources = { requests: { storage: '-1Gi' } };
  expect(causes(claim({ accessModes: ['RWO'], resources, volumeMode: 'File' }))).toEqual([
    'spec.accessModes: Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce"',
    'spec.resources[storage]: Invalid value: "-1Gi": must be greater than zero',
    'spec.volumeMode: Unsupported value: "File": supported values: "Block", "Filesystem"',
  ]);
});

test('a claim stays what it was, except that a bound one may grow', () => {
  const version = (phase: string, storage: string): JsonObject => ({
    ...claim({
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      resources: { requests: { storage } },
    }),
    metadata: { name: 'x' },
    status: { phase },
  });
  const fixed =
    'spec: Forbidden: spec is immutable after creation except resources.requests for bound claims';
  expect(validate(version('Pending', '5Gi'), version('Pending', '4Gi'))).toEqual([fixed]);
  expect(validate(version('Bound', '5Gi'), version('Bound', '4Gi'))).toEqual([]);
  expect(validate(version('Bound', '3Gi'), version('Bound', '4Gi'))).toEqual([
    'spec.resources.requests.storage: Forbidden: field can not be less than previous value',
  ]);
});

test('a storage class names who makes its volumes, and never another', () => {
  const storageClass = (fields: JsonObject): JsonObject => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'x' },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    ...fields,
  });
  expect(causes(storageClass({ reclaimPolicy: 'Keep', volumeBindingMode: 'Late' }))).toEqual([
    'provisioner: Required value',
    'reclaimPolicy: Unsupported value: "Keep": supported values: "Delete", "Retain"',
    'volumeBindingMode: Unsupported value: "Late": supported values: "Immediate", "WaitForFirstConsumer"',
  ]);
  const before = storageClass({ provisioner: 'example.com/a' });
  const changes = { provisioner: 'example.com/b', volumeBindingMode: 'WaitForFirstConsumer' };
  expect(validate(storageClass(changes), before)).toEqual([
    'provisioner: Forbidden: updates to provisioner are forbidden.',
    'volumeBindingMode: Invalid value: "WaitForFirstConsumer": field is immutable',
  ]);
});
