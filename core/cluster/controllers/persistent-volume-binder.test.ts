import { expect, test } from 'vitest';
import { advance, createCluster } from '../cluster';
import { getObject, listObjects } from '../store';
import { after, kubectl, scenarioOf } from '../testing';
import type { Cluster } from '../world';

function volume(name: string, storage: string, spec = ''): string {
  return `
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name}, labels: { disk: ${name} } }
spec: { capacity: { storage: ${storage} }, accessModes: [ ReadWriteOnce ], storageClassName: manual, hostPath: { path: /data/${name} } ${spec && `, ${spec}`} }
`;
}

function claim(name: string, storage: string, spec = 'storageClassName: manual'): string {
  return `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name} }
spec: { accessModes: [ ReadWriteOnce ], resources: { requests: { storage: ${storage} } }, ${spec} }
`;
}

function pod(name: string, claimName: string): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec: { containers: [ { name: c, image: "i:1" } ], volumes: [ { name: d, persistentVolumeClaim: { claimName: ${claimName} } } ] }
`;
}

const slow = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: slow }
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
`;

/** Three volumes of 2, 7 and 30 Gi that the binder knows of. */
function opened(files: Record<string, string>): Cluster {
  const scenario = scenarioOf('{ title: volumes, cluster: { nodes: 3 }, until: 300s }');
  const volumes = [volume('c', '30Gi'), volume('b', '7Gi'), volume('a', '2Gi')].join('---');
  const all = { ...files, 'volumes.yaml': volumes };
  const cluster = createCluster({ ...scenario, files: all }, { seed: 5, profile: '1.20' });
  return advance(after(cluster, 'apply -f volumes.yaml'), 1_000);
}

function stateOf(cluster: Cluster): string[] {
  return [
    ...listObjects(cluster.store, 'PersistentVolumeClaim').map(
      ({ metadata, spec, status }) => `${metadata.name} ${status.phase} ${spec.volumeName ?? '-'}`,
    ),
    ...listObjects(cluster.store, 'PersistentVolume').map(
      ({ metadata, spec, status }) =>
        `${metadata.name} ${status.phase} ${spec.claimRef?.name ?? '-'}`,
    ),
  ];
}

function messages(cluster: Cluster): string[] {
  const all = listObjects(cluster.store, 'Event')
    .filter(({ involvedObject }) => involvedObject.kind !== 'Node')
    .map(({ involvedObject, reason, message }) => `${involvedObject.name} ${reason}: ${message}`);
  return [...new Set(all)];
}

test('persistentvolume.syncClaim: each claim gets the smallest volume that is large enough', () => {
  const files = {
    'claims.yaml': [claim('x', '3Gi'), claim('w', '1Gi'), claim('z', '1Ti')].join('---'),
  };
  const bound = advance(after(opened(files), 'apply -f claims.yaml'), 2_000);
  expect(stateOf(bound)).toEqual([
    'w Bound a',
    'x Bound b',
    'z Pending -',
    'a Bound w',
    'b Bound x',
    'c Available -',
  ]);
  expect(messages(bound)).toEqual([
    'z ProvisioningFailed: storageclass.storage.k8s.io "manual" not found',
  ]);
});

test('persistentvolume.syncClaim: a claim that waits gets a volume that comes within 15 s', () => {
  const files = {
    'claim.yaml': claim('x', '100Gi'),
    'large.yaml': volume('d', '200Gi'),
  };
  const waiting = advance(after(opened(files), 'apply -f claim.yaml'), 20_000);
  const fed = after(waiting, 'apply -f large.yaml');
  expect(stateOf(advance(fed, 36_000))).toContain('x Bound d');
});

test('persistentvolume.syncClaim: labels, names and ways of access choose among volumes', () => {
  const files = {
    'label.yaml': claim(
      'x',
      '1Gi',
      'storageClassName: manual, selector: { matchLabels: { disk: c } }',
    ),
    'name.yaml': claim('w', '1Gi', 'storageClassName: manual, volumeName: b'),
    'wrong.yaml': claim('z', '9Gi', 'storageClassName: manual, volumeName: a'),
  };
  let cluster = opened(files);
  for (const name of Object.keys(files)) cluster = after(cluster, `apply -f ${name}`);
  const bound = advance(cluster, 2_000);
  expect(stateOf(bound).slice(0, 3)).toEqual(['w Bound b', 'x Bound c', 'z Pending a']);
  expect(messages(bound)).toEqual([
    'z VolumeMismatch: Cannot bind to requested volume "a": requested PV is too small',
  ]);
});

test('persistentvolume.syncVolume: what a claim leaves is kept, or deleted, as its volume says', () => {
  const files = {
    'kept.yaml': claim('x', '20Gi'),
    'tmp.yaml': volume('t', '50Gi', 'persistentVolumeReclaimPolicy: Delete').replace(
      '/data',
      '/tmp',
    ),
    'stuck.yaml': volume('s', '60Gi', 'persistentVolumeReclaimPolicy: Delete'),
    'tmpclaim.yaml': claim('w', '45Gi'),
    'stuckclaim.yaml': claim('z', '55Gi'),
  };
  let cluster = after(after(opened(files), 'apply -f tmp.yaml'), 'apply -f stuck.yaml');
  cluster = advance(cluster, 2_000);
  for (const name of ['kept', 'tmpclaim', 'stuckclaim']) {
    cluster = after(cluster, `apply -f ${name}.yaml`);
  }
  const bound = advance(cluster, 3_000);
  expect(stateOf(bound).slice(0, 3)).toEqual(['w Bound t', 'x Bound c', 'z Bound s']);
  const left = advance(after(bound, 'delete pvc x w z --wait=false'), 5_000);
  expect(stateOf(left)).toEqual(['a Available -', 'b Available -', 'c Released x', 's Failed z']);
  expect(messages(left)).toEqual([
    's VolumeFailedDelete: host_path deleter only supports /tmp/.+ but received provided /data/s',
  ]);
});

test('persistentvolume.syncClaim: a claim whose volume is gone is lost', () => {
  const bound = advance(after(opened({ 'x.yaml': claim('x', '3Gi') }), 'apply -f x.yaml'), 2_000);
  const patch = `patch pv b --type=merge -p '{"metadata":{"finalizers":null}}'`;
  const doomed = after(after(bound, 'delete pv b --wait=false'), patch);
  const lost = advance(doomed, 4_000);
  expect(stateOf(lost)).toContain('x Lost b');
  expect(messages(lost)).toEqual([
    'x ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!',
  ]);
});

test('persistentvolumeclaim.protect: a claim outlives its deletion while a placed pod uses it', () => {
  const files = { 'x.yaml': claim('x', '3Gi'), 'pod.yaml': pod('p', 'x') };
  const bound = advance(after(opened(files), 'apply -f x.yaml'), 2_000);
  const running = advance(after(bound, 'apply -f pod.yaml'), 8_000);
  const doomed = advance(after(running, 'delete pvc x --wait=false'), 20_000);
  expect(kubectl(doomed, 'get pvc').output.stdout).toMatch(/x +Terminating +b/);
  const free = advance(after(doomed, 'delete pod p --wait=false'), 60_000);
  expect(stateOf(free)).toEqual(['a Available -', 'b Released x', 'c Available -']);
});

test('persistentvolume.protect: a volume outlives its deletion while it is bound', () => {
  const bound = advance(after(opened({ 'x.yaml': claim('x', '3Gi') }), 'apply -f x.yaml'), 2_000);
  const doomed = advance(after(bound, 'delete pv b a --wait=false'), 4_000);
  expect(stateOf(doomed)).toEqual(['x Bound b', 'b Bound x', 'c Available -']);
  expect(kubectl(doomed, 'get pv b').output.stdout).toMatch(/b +7Gi +RWO +Retain +Terminating/);
  const free = advance(after(doomed, 'delete pvc x --wait=false'), 6_000);
  expect(stateOf(free)).toEqual(['c Available -']);
});

test('scheduler.volumeBinding: a pod waits for its claim, and says for what', () => {
  const files = {
    'lost.yaml': pod('lost', 'nowhere'),
    'early.yaml': pod('early', 'x'),
    'x.yaml': claim('x', '3Gi'),
  };
  const asked = after(after(opened(files), 'apply -f lost.yaml'), 'apply -f early.yaml');
  const waiting = advance(asked, 2_000);
  expect(messages(waiting)).toEqual([
    'early FailedScheduling: 0/3 nodes are available: 3 persistentvolumeclaim "x" not found.',
    'lost FailedScheduling: 0/3 nodes are available: 3 persistentvolumeclaim "nowhere" not found.',
  ]);
  const fed = advance(after(waiting, 'apply -f x.yaml'), 8_000);
  expect(getObject(fed.store, 'Pod', 'default/early')?.spec.nodeName).toBeDefined();
  expect(getObject(fed.store, 'Pod', 'default/lost')?.spec.nodeName).toBeUndefined();
});

test('scheduler.volumeBinding: a claim that waits for its pod is bound where the pod can be', () => {
  const local = (node: string) =>
    `storageClassName: slow, nodeAffinity: { required: { nodeSelectorTerms: [ { matchExpressions: [ { key: kubernetes.io/hostname, operator: In, values: [ ${node} ] } ] } ] } }`;
  const disk = (name: string, storage: string, node: string) =>
    volume(name, storage, local(node)).replace('storageClassName: manual, ', '');
  const files = {
    'slow.yaml': [slow, disk('one', '4Gi', 'node-2'), disk('two', '8Gi', 'node-3')].join('---'),
    'claims.yaml': [
      claim('x', '1Gi', 'storageClassName: slow'),
      claim('w', '1Gi', 'storageClassName: slow'),
    ].join('---'),
    'pods.yaml': [pod('p', 'x'), pod('q', 'w'), pod('r', 'w')].join('---'),
    'late.yaml': [claim('v', '1Gi', 'storageClassName: slow'), pod('s', 'v')].join('---'),
  };
  const claimed = advance(
    after(after(opened(files), 'apply -f slow.yaml'), 'apply -f claims.yaml'),
    3_000,
  );
  expect(stateOf(claimed).slice(0, 2)).toEqual(['w Pending -', 'x Pending -']);
  expect(messages(claimed)).toContain(
    'x WaitForFirstConsumer: waiting for first consumer to be created before binding',
  );
  const placed = advance(after(claimed, 'apply -f pods.yaml'), 12_000);
  const nodeOf = (name: string) => getObject(placed.store, 'Pod', `default/${name}`)?.spec.nodeName;
  expect(new Set([nodeOf('p'), nodeOf('q')])).toEqual(new Set(['node-2', 'node-3']));
  expect(nodeOf('r')).toBe(nodeOf('q'));
  const full = advance(after(placed, 'apply -f late.yaml'), 15_000);
  expect(messages(full)).toContain(
    "s FailedScheduling: 0/3 nodes are available: 3 node(s) didn't find available persistent volumes to bind.",
  );
});
