import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import {
  advance,
  connect,
  createCluster,
  forkAt,
  hash,
  headRevision,
  nextEventAtMs,
  replay,
  revisionAtMs,
  run,
  step,
  trace,
  viewAt,
} from './cluster';
import {
  after,
  deploymentYaml,
  firstPod,
  isReadyPod,
  kubectl,
  openCluster,
  present,
  readyCount,
  scenarioOf,
} from './testing';

const probe = 'readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 }';
const files = { 'web.yaml': deploymentYaml(3), 'probed.yaml': deploymentYaml(3, probe) };
const running = advance(after(openCluster(files), 'apply -f web.yaml'), 10_000);
const probed = advance(after(openCluster(files), 'apply -f probed.yaml'), 10_000);

test('a cluster begins with its nodes and nothing else', () => {
  const opened = present(openCluster(files));
  expect(opened.nodes.map((node) => node.metadata.name)).toEqual(['node-1', 'node-2', 'node-3']);
  expect(opened.pods).toEqual([]);
  expect(viewAt(openCluster(files), 0).nodes).toEqual([]);
});

test('a Deployment of three runs, each pod on a node of its own', () => {
  expect(readyCount(running)).toBe(3);
  expect(new Set(present(running).pods.map((pod) => pod.spec.nodeName)).size).toBe(3);
});

test('a deleted pod is replaced before it is gone', () => {
  const pod = firstPod(running).metadata.name;
  const deleted = advance(after(running, `delete pod ${pod}`), 10_500);
  const going = present(deleted).pods.filter(({ metadata }) => metadata.deletionTimestamp);
  expect(going.map(({ metadata }) => metadata.name)).toEqual([pod]);
  expect(present(deleted).pods).toHaveLength(4);
  const healed = advance(deleted, 15_000);
  expect(readyCount(healed)).toBe(3);
  expect(present(healed).pods.map(({ metadata }) => metadata.name)).not.toContain(pod);
});

test('nothing that was is changed by what comes after', () => {
  const revision = headRevision(running);
  const before = JSON.stringify(viewAt(running, revision));
  const later = advance(after(running, 'scale deployment web --replicas=5'), 20_000);
  expect(JSON.stringify(viewAt(later, revision))).toBe(before);
  expect(JSON.stringify(present(running))).toBe(before);
});

test('every write has an entry that led to it, and causes lead back to a command', () => {
  const entries = trace(running);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const creation = entries.find(({ rule }) => rule === 'replicaset.slowStartBatch');
  assert(creation, 'pods were created');
  expect(creation.text).toBe('3 wanted - 0 active = 3 to create; batch of 1, 2 left after it.');
  const chain: string[] = [];
  for (let entry = bySeq.get(creation.seq); entry; ) {
    chain.push(entry.rule);
    entry = entry.cause === null ? undefined : bySeq.get(entry.cause);
  }
  expect(chain).toEqual([
    'replicaset.slowStartBatch',
    'deployment.getNewReplicaSet',
    'command.kubectl',
  ]);
  for (const entry of entries) expect(entry.cause ?? 0).toBeLessThan(entry.seq);
});

test('the same seed is the same course, another seed another one', () => {
  const again = advance(after(openCluster(files), 'apply -f web.yaml'), 10_000);
  expect(hash(again)).toBe(hash(running));
  const other = advance(after(openCluster(files, { seed: 2 }), 'apply -f web.yaml'), 10_000);
  expect(hash(other)).not.toBe(hash(running));
});

test('a replay ends where the run did, wherever in it the commands were given', () => {
  let cluster = after(openCluster(files), 'apply -f web.yaml');
  for (let i = 0; i < 25; i += 1) cluster = step(cluster);
  cluster = advance(after(cluster, 'scale deployment web --replicas=6'), 3_333);
  cluster = run(cluster, { type: 'node', node: 'node-1', state: 'down' }).cluster;
  cluster = advance(cluster, 70_000);
  expect(hash(replay(cluster))).toBe(hash(cluster));
});

test('a fork goes the same way until something else is done', () => {
  const applied = headRevision(openCluster(files)) + 1;
  for (let revision = applied; revision <= headRevision(running); revision += 7) {
    expect(hash(advance(forkAt(running, revision), 10_000))).toBe(hash(running));
  }
  const revision = revisionAtMs(running, 1_500);
  const forked = advance(after(forkAt(running, revision), 'delete deployment web'), 10_000);
  expect(present(forked).pods).toEqual([]);
  expect(readyCount(running)).toBe(3);
});

test('a fork remembers what was done to the machines, though it wrote nothing', () => {
  const down = run(running, { type: 'node', node: 'node-1', state: 'down' }).cluster;
  expect(headRevision(down)).toBe(headRevision(running));
  const later = advance(down, 90_000);
  for (let revision = 1; revision <= headRevision(later); revision += 5) {
    const isDown = revision > headRevision(running);
    expect(viewAt(later, revision).downNodes).toEqual(isDown ? ['node-1'] : []);
    const forked = forkAt(later, revision);
    expect(forked.store.revision).toBeGreaterThanOrEqual(revision);
    if (isDown) expect(hash(advance(forked, 90_000))).toBe(hash(later));
  }
});

test('a moment is found by its time', () => {
  const revision = revisionAtMs(running, 2_000);
  expect(viewAt(running, revision).atMs).toBeLessThanOrEqual(2_000);
  expect(viewAt(running, revision + 1).atMs).toBeGreaterThan(2_000);
  expect(nextEventAtMs(running)).toBeGreaterThan(10_000);
});

test('the steps of a scenario run by themselves, unless they are not to', () => {
  const scenario = scenarioOf(`
title: t
cluster: { nodes: 1 }
files: { web.yaml: ${JSON.stringify(deploymentYaml(1))} }
steps: [ { at: 1s, run: "kubectl apply -f web.yaml" } ]
until: 10s
`);
  const options = { seed: 1, profile: '1.36' } as const;
  expect(readyCount(advance(createCluster(scenario, options), 10_000))).toBe(1);
  const manual = createCluster(scenario, { ...options, manual: true });
  expect(present(advance(manual, 10_000)).pods).toEqual([]);
});

test('kubelet.readinessProbe: a broken probe takes a pod out of the endpoints and restarts nothing', () => {
  const exposed = advance(after(probed, 'expose deployment web --port=80'), 12_000);
  const pod = firstPod(exposed).metadata.name;
  const broken = advance(run(exposed, { type: 'setPodReady', pod, ready: false }).cluster, 13_000);
  const subset = (cluster: typeof broken) =>
    present(cluster).endpoints.find(({ metadata }) => metadata.name === 'web')?.subsets?.[0];
  expect(subset(broken)?.addresses).toHaveLength(2);
  expect(subset(broken)?.notReadyAddresses).toHaveLength(1);
  const [status] = firstPod(broken).status.containerStatuses ?? [];
  expect(status).toMatchObject({ ready: false, restartCount: 0 });
  const mended = advance(run(broken, { type: 'setPodReady', pod, ready: true }).cluster, 14_000);
  expect(subset(mended)?.addresses).toHaveLength(3);
});

test('a command that cannot be carried out says why', () => {
  const refusals = [
    run(running, { type: 'node', node: 'node-9', state: 'down' }),
    run(running, { type: 'crashContainer', pod: 'nope' }),
    run(running, { type: 'setPodReady', pod: firstPod(running).metadata.name, ready: false }),
    kubectl(running, 'get pod nope'),
  ];
  expect(refusals.map(({ output }) => [output.exitCode, output.stderr])).toEqual([
    [1, 'Error from server (NotFound): nodes "node-9" not found\n'],
    [1, 'Error from server (NotFound): pods "nope" not found\n'],
    [1, `error: pod ${firstPod(running).metadata.name} has no readiness probe\n`],
    [1, 'Error from server (NotFound): pods "nope" not found\n'],
  ]);
});

test('connections reach ready pods, and only from where the service can be reached', () => {
  const port = '--port=80 --target-port=8080';
  const exposed = advance(
    ['inside', 'nodes --type=NodePort', 'world --type=LoadBalancer'].reduce(
      (cluster, words) => after(cluster, `expose deployment web --name=${words} ${port}`),
      probed,
    ),
    20_000,
  );
  const view = present(exposed);
  const kinds = (request: Omit<Parameters<typeof connect>[1], 'draw'>) =>
    connect(view, { ...request, draw: 0.5 }).hops.map(({ kind }) => kind);
  expect(kinds({ from: 'pod', service: 'inside' })).toEqual(['ClusterIP', 'rule', 'Pod']);
  expect(kinds({ from: 'network', service: 'nodes', nodeName: 'node-2' })).toEqual([
    'NodePort',
    'ClusterIP',
    'rule',
    'Pod',
  ]);
  expect(kinds({ from: 'internet', service: 'world' })).toEqual([
    'LoadBalancer',
    'NodePort',
    'ClusterIP',
    'rule',
    'Pod',
  ]);
  const refused = connect(view, { from: 'internet', service: 'inside', draw: 0.5 });
  expect(refused).toMatchObject({ pod: null, hops: [] });
  expect(refused.refusal).toContain('means nothing outside the cluster');
  const noRoute = connect(view, {
    from: 'internet',
    service: 'nodes',
    nodeName: 'node-2',
    draw: 0.5,
  });
  expect(noRoute.refusal).toContain('node-2 has a private address');
});

test('while a dead node has not been noticed, connections to its pods time out', () => {
  const exposed = advance(after(running, 'expose deployment web --port=80'), 12_000);
  const down = run(exposed, { type: 'node', node: 'node-2', state: 'down' }).cluster;
  const outcomes = [0, 0.34, 0.67].map((draw) =>
    connect(present(down), { from: 'pod', service: 'web', draw }),
  );
  expect(outcomes.filter(({ pod }) => pod === null).map(({ refusal }) => refusal)).toEqual([
    expect.stringContaining('node-2, which is down: the connection times out.'),
  ]);
  expect(present(down).pods.every(isReadyPod)).toBe(true);
});
