import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { advance, createCluster, headRevision, run, viewAt } from '../cluster';
import { parseScenario } from '../scenario';
import type { Cluster } from '../world';
import { actOnCalls, openCalls, reachOf } from './calls';

const { scenario } = parseScenario(`
title: One Deployment, two services
cluster: { nodes: 3 }
images:
  "web:1": { pull: 1s, start: 1s, stop: 1s, ready: 1s }
files:
  web.yaml: |
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      replicas: 3
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [ { name: web, image: "web:1", readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 } } ] }
steps:
  - { at: 0s, run: "kubectl apply -f web.yaml" }
  - { at: 0s, run: "kubectl expose deployment web --name=inside --port=80" }
  - { at: 0s, run: "kubectl expose deployment web --name=nodes --port=80 --type=NodePort" }
until: 10s
`);
assert(scenario, 'the scenario parses');
const ready = advance(createCluster(scenario, { seed: 1, profile: '1.36' }), 10_000);

function viewOf(cluster: Cluster) {
  return viewAt(cluster, headRevision(cluster));
}

function reachIn(cluster: Cluster) {
  return reachOf(viewOf(cluster), 'node-1').map(({ service, row }) => [
    service.metadata.name,
    ...row.map(({ reached }) => reached),
  ]);
}

test('a ClusterIP is reached from within, a NodePort from the network of the nodes too', () => {
  expect(reachIn(ready)).toEqual([
    ['inside', 'always', 'never', 'never'],
    ['nodes', 'always', 'always', 'never'],
  ]);
});

test('while nobody has noticed that a node is gone, some connections are lost', () => {
  const { cluster } = run(ready, { type: 'node', node: 'node-2', state: 'down' });
  expect(reachIn(advance(cluster, 12_000))[0]).toEqual(['inside', 'sometimes', 'never', 'never']);
});

test('fifty connections are all counted, and fall by chance, not in turns', () => {
  const view = viewOf(ready);
  const calls = actOnCalls(openCalls(view, 1), { type: 'send', count: 50, view });
  const counts = Object.values(calls.answered);
  expect(counts).toHaveLength(3);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50);
  expect(Math.max(...counts) - Math.min(...counts)).toBeGreaterThan(1);
});

test('with no pod ready, every connection is refused', () => {
  const broken = viewOf(ready).pods.reduce(
    (cluster, { metadata }) =>
      run(cluster, { type: 'setPodReady', pod: metadata.name, ready: false }).cluster,
    ready,
  );
  const view = viewOf(advance(broken, 20_000));
  const calls = actOnCalls(openCalls(view, 1), { type: 'send', count: 5, view });
  expect(calls.refused).toBe(5);
  expect(calls.last?.refusal).toContain('no ready endpoint');
});

test('another choice begins a new tally', () => {
  const view = viewOf(ready);
  const calls = actOnCalls(openCalls(view, 1), { type: 'send', count: 5, view });
  const chosen = actOnCalls(calls, { type: 'choose', from: 'internet' });
  expect(chosen.from).toBe('internet');
  expect(chosen.sent).toBe(0);
  expect(chosen.answered).toEqual({});
});
