import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { advance, createCluster } from '../cluster';
import { listObjects } from '../store';
import { after, isReadyPod, scenarioOf } from '../testing';
import type { Cluster } from '../world';

/** Three pods; each takes 4 s until it is ready, and 1 s to stop. */
function opened(spec = ''): Cluster {
  const set = (image: string) => `
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: { name: db }
    spec:
      serviceName: db
      replicas: 3
      ${spec}
      selector: { matchLabels: { app: db } }
      template:
        metadata: { labels: { app: db } }
        spec: { containers: [ { name: db, image: "${image}", readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } } ] }`;
  const image = '{ pull: 1s, start: 1s, stop: 1s, ready: 2s }';
  const scenario = scenarioOf(`
title: a stateful set
cluster: { nodes: 3 }
images: { "db:1": ${image}, "db:2": ${image} }
files:
  one.yaml: |${set('db:1')}
  two.yaml: |${set('db:2')}
  budget.yaml: |
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: db }
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: db } } }
steps: []
until: 300s
`);
  return after(createCluster(scenario, { seed: 1, profile: '1.36' }), 'apply -f one.yaml');
}

function namesAt(cluster: Cluster, second: number): string[] {
  return podsAt(cluster, second).map(({ metadata }) => metadata.name);
}

function podsAt(cluster: Cluster, second: number) {
  return listObjects(advance(cluster, second * 1000).store, 'Pod');
}

function imagesAt(cluster: Cluster, second: number): (string | undefined)[] {
  return podsAt(cluster, second).map(({ spec }) => spec.containers[0]?.image);
}

test('statefulset.updateStatefulSet: each pod waits for the one before it', () => {
  expect(namesAt(opened(), 3)).toEqual(['db-0']);
  expect(namesAt(opened(), 7)).toEqual(['db-0', 'db-1']);
  expect(namesAt(opened(), 14)).toEqual(['db-0', 'db-1', 'db-2']);
  expect(namesAt(opened('podManagementPolicy: Parallel'), 1)).toEqual(['db-0', 'db-1', 'db-2']);
});

test('statefulset.updateStatefulSet: a pod that is lost comes back under its name', () => {
  const whole = advance(opened(), 20_000);
  const before = podsAt(whole, 20)[1]?.metadata.uid;
  const healed = advance(after(whole, 'delete pod db-1 --wait=false'), 30_000);
  expect(namesAt(healed, 30)).toEqual(['db-0', 'db-1', 'db-2']);
  expect(podsAt(healed, 30)[1]?.metadata.uid).not.toBe(before);
  expect(podsAt(healed, 30).every(isReadyPod)).toBe(true);
});

test('statefulset.updateStatefulSet: it shrinks from the top, one at a time', () => {
  const shrinking = after(advance(opened(), 20_000), 'scale statefulset db --replicas=1');
  const going = podsAt(shrinking, 20.5).filter(({ metadata }) => metadata.deletionTimestamp);
  expect(going.map(({ metadata }) => metadata.name)).toEqual(['db-2']);
  expect(namesAt(shrinking, 30)).toEqual(['db-0']);
});

test('statefulset.updateStatefulSet: a new version comes from the top down to the partition', () => {
  const updated = after(advance(opened(), 20_000), 'apply -f two.yaml');
  expect(imagesAt(updated, 24)).toEqual(['db:1', 'db:1', 'db:2']);
  expect(imagesAt(updated, 60)).toEqual(['db:2', 'db:2', 'db:2']);
  const [set] = listObjects(advance(updated, 60_000).store, 'StatefulSet');
  assert(set, 'there is a set');
  expect(set.status.currentRevision).toBe(set.status.updateRevision);
  const strategy = 'updateStrategy: { type: RollingUpdate, rollingUpdate: { partition: 2 } }';
  const parted = after(advance(opened(strategy), 20_000), 'apply -f two.yaml');
  expect(imagesAt(parted, 60)).toEqual(['db:1', 'db:1', 'db:2']);
});

test('disruption.updatePdbStatus: a budget of a stateful set knows how many pods there are to be', () => {
  const ready = advance(after(opened(), 'apply -f budget.yaml'), 20_000);
  const [budget] = listObjects(ready.store, 'PodDisruptionBudget');
  expect(budget?.status).toMatchObject({
    expectedPods: 3,
    desiredHealthy: 2,
    disruptionsAllowed: 1,
  });
});

test('garbagecollector.attemptToDeleteItem: pods and versions go with their set', () => {
  const gone = advance(after(advance(opened(), 20_000), 'delete statefulset db'), 60_000);
  expect(listObjects(gone.store, 'Pod')).toEqual([]);
  expect(listObjects(gone.store, 'ControllerRevision')).toEqual([]);
});

test('controllerRef.adopt: a pod of the right name and labels is taken in, and learns its name', () => {
  const pod = (name: string) =>
    `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}","labels":{"app":"db"}},"spec":{"containers":[{"name":"db","image":"db:1"}]}}`;
  const empty = after(advance(opened(), 20_000), 'scale statefulset db --replicas=0');
  const idle = advance(empty, 40_000);
  const files = { ...idle.scenario.files, 'own.yaml': pod('db-1'), 'other.yaml': pod('dbase-1') };
  const joined = after({ ...idle, scenario: { ...idle.scenario, files } }, 'apply -f other.yaml');
  expect(podsAt(joined, 45).map(({ metadata }) => metadata.ownerReferences)).toEqual([undefined]);
  const taken = after(after(joined, 'apply -f own.yaml'), 'scale statefulset db --replicas=2');
  const [, own] = podsAt(taken, 60).filter(({ metadata }) => metadata.name.startsWith('db-'));
  expect(own?.metadata.ownerReferences?.[0]?.name).toBe('db');
  expect(own?.metadata.labels?.['statefulset.kubernetes.io/pod-name']).toBe('db-1');
});

test('statefulset.updateStatefulSet: since 1.25 the next pod waits until the one before is available', () => {
  const waiting = opened('minReadySeconds: 10');
  expect(namesAt(waiting, 10)).toEqual(['db-0']);
  expect(namesAt(waiting, 20)).toEqual(['db-0', 'db-1']);
  const [set] = listObjects(advance(waiting, 60_000).store, 'StatefulSet');
  expect(set?.status).toMatchObject({ readyReplicas: 3, availableReplicas: 3 });
});

test('statefulset.updateStatefulSet: each pod has claims of its own, which outlive it', () => {
  const claim =
    'volumeClaimTemplates: [ { metadata: { name: data }, spec: { accessModes: [ ReadWriteOnce ], storageClassName: slow, resources: { requests: { storage: 1Gi } } } } ]';
  const claimed = opened(claim);
  const claims = (cluster: Cluster) =>
    listObjects(cluster.store, 'PersistentVolumeClaim').map(({ metadata }) => metadata.name);
  const begun = advance(claimed, 5_000);
  expect(claims(begun)).toEqual(['data-db-0']);
  expect(podsAt(begun, 5)[0]?.spec.volumes?.[0]).toEqual({
    name: 'data',
    persistentVolumeClaim: { claimName: 'data-db-0' },
  });
  const gone = advance(after(begun, 'delete statefulset db'), 30_000);
  expect(listObjects(gone.store, 'Pod')).toEqual([]);
  expect(claims(gone)).toEqual(['data-db-0']);
});

test('statefulset.truncateHistory: versions beyond the limit go, and one that comes back is the newest', () => {
  let cluster = opened('revisionHistoryLimit: 0');
  const revisions = (file: string, second: number) => {
    cluster = advance(after(cluster, `apply -f ${file}`), second * 1000);
    return listObjects(cluster.store, 'ControllerRevision').map(({ revision }) => revision);
  };
  expect(revisions('two.yaml', 80)).toEqual([2]);
  expect(revisions('one.yaml', 160)).toEqual([3]);
});

test('statefulset.updateStatefulSet: a pod that is refused is tried again, and its set says why', () => {
  const begun = opened();
  const bad =
    begun.scenario.files['one.yaml']?.replace('name: db, image', 'name: D_B, image') ?? '';
  const files = {
    ...begun.scenario.files,
    'bad.yaml': bad.replace('{ name: db }', '{ name: odd }'),
  };
  const asked = after({ ...begun, scenario: { ...begun.scenario, files } }, 'apply -f bad.yaml');
  const said = listObjects(advance(asked, 10_000).store, 'Event').filter(
    ({ involvedObject }) => involvedObject.name === 'odd',
  );
  expect(said.map(({ reason }) => reason)).toEqual(['FailedCreate']);
  expect(said[0]?.message).toMatch(
    /^create Pod odd-0 in StatefulSet odd failed error: Pod "odd-0" is invalid: spec.containers\[0\].name: Invalid value: "D_B"/,
  );
  expect(said[0]?.count).toBeGreaterThan(5);
});

test('statefulset.updateStatefulSet: in parallel each pod is deleted once, however old the cache is', () => {
  const parallel = advance(opened('podManagementPolicy: Parallel'), 20_000);
  const shrunk = advance(after(parallel, 'scale statefulset db --replicas=0'), 40_000);
  const said = listObjects(shrunk.store, 'Event').filter(
    ({ reason }) => reason === 'SuccessfulDelete',
  );
  expect(said.map(({ count }) => count)).toEqual([1, 1, 1]);
});
