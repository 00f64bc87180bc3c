import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { advance, createCluster, run } from '../cluster';
import type { DaemonSet } from '../object-sets';
import type { Event, Pod } from '../objects';
import type { Profile } from '../profile';
import { listObjects } from '../store';
import { after, isReadyPod, kubectl, scenarioOf } from '../testing';
import type { Cluster } from '../world';
import { dismissFailed } from './daemon-set-failures';

/** Five nodes, of which one is tainted and one has no disk; each pod takes 4 s until it is ready. */
function opened(spec = '', pod = '', profile: Profile = '1.20'): Cluster {
  const set = (image: string) => `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: agent }
    spec:
      ${spec}
      selector: { matchLabels: { app: agent } }
      template:
        metadata: { labels: { app: agent } }
        spec:
          ${pod}
          containers: [ { name: agent, image: "${image}", readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } } ]`;
  const image = '{ pull: 1s, start: 1s, stop: 1s, ready: 2s }';
  const scenario = scenarioOf(`
title: a daemon set
cluster:
  nodes:
    - { name: a, labels: { disk: ssd } }
    - { name: b, labels: { disk: ssd } }
    - { name: c, labels: { disk: ssd } }
    - { name: d, labels: { disk: ssd }, taints: [ { key: team, value: red, effect: NoSchedule } ] }
    - { name: e }
images: { "agent:1": ${image}, "agent:2": ${image}, "agent:bad": { exits: { after: 1s, code: 3 } } }
files:
  one.yaml: |${set('agent:1')}
  two.yaml: |${set('agent:2')}
  bad.yaml: |${set('agent:bad')}
steps: []
until: 300s
`);
  return after(createCluster(scenario, { seed: 3, profile }), 'apply -f one.yaml');
}

function podsAt(cluster: Cluster, second: number): Pod[] {
  return listObjects(advance(cluster, second * 1000).store, 'Pod');
}

function nodesAt(cluster: Cluster, second: number): (string | undefined)[] {
  return podsAt(cluster, second)
    .map(({ spec }) => spec.nodeName)
    .sort();
}

function setAt(cluster: Cluster, second: number): DaemonSet {
  const [set] = listObjects(advance(cluster, second * 1000).store, 'DaemonSet');
  assert(set, 'there is a set');
  return set;
}

function eventsOf(cluster: Cluster, reason: string): Event[] {
  return listObjects(cluster.store, 'Event').filter((event) => event.reason === reason);
}

test('daemonset.syncDaemonSet: a pod goes onto each node that it tolerates and that it selects', () => {
  expect(nodesAt(opened(), 10)).toEqual(['a', 'b', 'c', 'e']);
  expect(nodesAt(opened('', 'nodeSelector: { disk: ssd }'), 10)).toEqual(['a', 'b', 'c']);
  const bearing = 'tolerations: [ { key: team, operator: Exists } ]';
  expect(nodesAt(opened('', bearing), 10)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('daemonset.syncDaemonSet: each pod is meant for its node, and bears what may befall it', () => {
  const [pod] = podsAt(opened(), 10);
  assert(pod, 'there is a pod');
  const keys = (pod.spec.tolerations ?? []).map(({ key, effect }) => `${key}:${effect}`);
  expect(keys.map((key) => key.replace('node.kubernetes.io/', ''))).toEqual([
    'not-ready:NoExecute',
    'unreachable:NoExecute',
    'disk-pressure:NoSchedule',
    'memory-pressure:NoSchedule',
    'pid-pressure:NoSchedule',
    'unschedulable:NoSchedule',
  ]);
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  expect(required?.nodeSelectorTerms).toEqual([
    {
      matchFields: [{ key: 'metadata.name', operator: 'In', values: [pod.spec.nodeName ?? ''] }],
    },
  ]);
});

test('daemonset.syncDaemonSet: a cordon keeps no daemon away, a node that joins gets one', () => {
  const cordoned = after(advance(opened(), 10_000), 'cordon a');
  const [pod] = listObjects(cordoned.store, 'Pod').filter(({ spec }) => spec.nodeName === 'a');
  const lost = after(cordoned, `delete pod ${pod?.metadata.name} --wait=false`);
  expect(nodesAt(lost, 20)).toEqual(['a', 'b', 'c', 'e']);
  const template = {
    name: 'f',
    cpu: '1',
    memory: '1Gi',
    pods: 10,
    zone: null,
    labels: {},
    taints: [],
  };
  const grown = run(advance(lost, 20_000), { type: 'addNode', template }).cluster;
  expect(nodesAt(grown, 30)).toEqual(['a', 'b', 'c', 'e', 'f']);
});

test('daemonset.syncDaemonSet: a taint NoSchedule leaves who is there, NoExecute does not', () => {
  const tainted = after(advance(opened(), 10_000), 'taint nodes a full=yes:NoSchedule');
  expect(nodesAt(tainted, 20)).toEqual(['a', 'b', 'c', 'e']);
  expect(setAt(tainted, 20).status).toMatchObject({
    desiredNumberScheduled: 3,
    numberMisscheduled: 1,
  });
  const emptied = after(advance(tainted, 20_000), 'taint nodes a full=yes:NoExecute');
  expect(nodesAt(emptied, 30)).toEqual(['b', 'c', 'e']);
  expect(setAt(emptied, 30).status).toMatchObject({
    desiredNumberScheduled: 3,
    numberMisscheduled: 0,
  });
});

test('daemonset.syncDaemonSet: a new template replaces as many at once as may be unavailable', () => {
  const strategy = 'updateStrategy: { rollingUpdate: { maxUnavailable: "30%" } }';
  let cluster = after(advance(opened(strategy), 10_000), 'apply -f two.yaml');
  const missing: number[] = [];
  for (let ms = 10_000; ms <= 40_000; ms += 100) {
    cluster = advance(cluster, ms);
    const ready = listObjects(cluster.store, 'Pod').filter(
      (pod) => isReadyPod(pod) && !pod.metadata.deletionTimestamp,
    );
    missing.push(4 - ready.length);
  }
  expect(Math.max(...missing)).toBe(2);
  expect(setAt(cluster, 40).status).toMatchObject({ updatedNumberScheduled: 4, numberReady: 4 });
  expect(listObjects(cluster.store, 'ControllerRevision').map(({ revision }) => revision)).toEqual(
    expect.arrayContaining([1, 2]),
  );
});

test('daemonset.syncDaemonSet: with OnDelete only who is deleted comes back anew', () => {
  const updated = after(
    advance(opened('updateStrategy: { type: OnDelete }'), 10_000),
    'apply -f two.yaml',
  );
  const images = (second: number) =>
    podsAt(updated, second).map(({ spec }) => spec.containers[0]?.image);
  expect(new Set(images(30))).toEqual(new Set(['agent:1']));
  const [pod] = podsAt(updated, 30);
  const lost = after(advance(updated, 30_000), `delete pod ${pod?.metadata.name} --wait=false`);
  const after40 = podsAt(lost, 40).map(({ spec }) => spec.containers[0]?.image);
  expect(after40.filter((image) => image === 'agent:2')).toHaveLength(1);
});

test('daemonset.constructHistory: a template that comes back gets the highest number, old ones go', () => {
  let cluster = opened('revisionHistoryLimit: 1');
  const apply = (file: string, second: number) => {
    cluster = advance(after(cluster, `apply -f ${file}`), second * 1000);
    return listObjects(cluster.store, 'ControllerRevision')
      .map(({ revision }) => revision)
      .sort();
  };
  expect(apply('two.yaml', 60)).toEqual([1, 2]);
  expect(apply('one.yaml', 120)).toEqual([2, 3]);
  expect(apply('bad.yaml', 180)).toContain(4);
});

test('daemonset.failedPodsBackoff: a pod that failed goes at once, the next one on the node later', () => {
  const set = setAt(opened(), 10);
  const [pod] = podsAt(opened(), 10);
  assert(pod, 'there is a pod');
  const failed = [{ node: 'a', pod }];
  const first = dismissFailed({}, set, failed, 10_000);
  expect(first.remove).toEqual([pod]);
  const second = dismissFailed(first.backoffs, set, failed, 10_400);
  expect(second).toMatchObject({ remove: [], againAfterMs: 1000 });
  const third = dismissFailed(second.backoffs, set, failed, 11_000);
  expect(third.remove).toEqual([pod]);
  const fourth = dismissFailed(third.backoffs, set, failed, 12_500);
  expect(fourth).toMatchObject({ remove: [], againAfterMs: 2000 });
});

test('controllerRef.adopt: a daemon that was let go, and taken in again, is not made twice', () => {
  const cluster = advance(opened(), 10_000);
  const [pod] = podsAt(cluster, 10);
  const name = pod?.metadata.name ?? '';
  const released = advance(after(cluster, `label pod ${name} app=other --overwrite`), 20_000);
  expect(listObjects(released.store, 'Pod')).toHaveLength(5);
  const taken = advance(after(released, `label pod ${name} app=agent --overwrite`), 30_000);
  expect(listObjects(taken.store, 'Pod')).toHaveLength(4);
});

test('daemonset.updateDaemonSetStatus: minReadySeconds keeps ready pods from counting as available', () => {
  const waiting = opened('minReadySeconds: 20');
  expect(setAt(waiting, 15).status).toMatchObject({ numberReady: 4, numberUnavailable: 4 });
  expect(setAt(waiting, 30).status).toMatchObject({ numberReady: 4, numberAvailable: 4 });
});

test('garbagecollector.attemptToDeleteItem: pods and versions go with their set', () => {
  const gone = advance(after(advance(opened(), 20_000), 'delete daemonset agent'), 60_000);
  expect(listObjects(gone.store, 'Pod')).toEqual([]);
  expect(listObjects(gone.store, 'ControllerRevision')).toEqual([]);
});

test('a daemon stays on a node that is silent, and drain leaves it where it is', () => {
  const silent = run(advance(opened(), 10_000), { type: 'node', node: 'a', state: 'down' }).cluster;
  const late = advance(silent, 500_000);
  expect(nodesAt(late, 500)).toEqual(['a', 'b', 'c', 'e']);
  expect(listObjects(late.store, 'Pod').some(({ metadata }) => metadata.deletionTimestamp)).toBe(
    false,
  );
  const { output } = kubectl(advance(opened(), 10_000), 'drain b --ignore-daemonsets');
  expect(output.stderr).toMatch(
    /^Warning: ignoring DaemonSet-managed Pods: default\/agent-\w{5}\n$/,
  );
  expect(output.stdout).toBe('node/b cordoned\nnode/b drained\n');
  expect(eventsOf(late, 'SuccessfulCreate')).toHaveLength(4);
});
