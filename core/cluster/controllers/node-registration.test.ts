import { expect, test } from 'vitest';
import { advance, run } from '../cluster';
import { after, kubectl, openCluster, present } from '../testing';
import { millisOf } from '../time';
import type { Cluster } from '../world';

function saidOf(cluster: Cluster, name: string): string[] {
  return present(cluster)
    .events.filter(({ involvedObject }) => involvedObject.name === name)
    .map(({ message }) => message);
}

const registered = (name: string) => `Node ${name} event: Registered Node ${name} in Controller`;

test('nodelifecycle.classifyNodes: the nodes were registered before the story begins, and are not again', () => {
  const cluster = advance(openCluster({}), 30_000);
  expect(saidOf(cluster, 'node-1')).toEqual([registered('node-1')]);
  expect(present(cluster).events.map(({ count }) => count)).toEqual([1, 1, 1]);
  expect(kubectl(cluster, 'describe node node-1').output.stdout).toContain(
    'RegisteredNode  45s   node-controller  Node node-1 event: Registered Node node-1 in Controller',
  );
});

test('nodelifecycle.classifyNodes: a machine that joins is registered, and one that is deleted forgotten', () => {
  const before = advance(openCluster({}), 6_000);
  const template = {
    name: 'node-9',
    cpu: '2',
    memory: '4Gi',
    pods: 110,
    zone: null,
    labels: {},
    taints: [],
  };
  const joined = advance(run(before, { type: 'addNode', template }).cluster, 14_000);
  expect(saidOf(joined, 'node-9')).toEqual([registered('node-9')]);
  const deleted = advance(after(joined, 'delete node node-2'), 24_000);
  expect(saidOf(deleted, 'node-2')).toEqual([
    registered('node-2'),
    'Node node-2 event: Removing Node node-2 from Controller',
  ]);
});

test('nodelifecycle.classifyNodes: a controller manager that was started again knows no node', () => {
  const component = 'kube-controller-manager';
  const down = run(openCluster({}), { type: 'component', component, state: 'down' }).cluster;
  const up = run(advance(down, 5_000), { type: 'component', component, state: 'up' }).cluster;
  const { events } = present(advance(up, 60_000));
  expect(events.map(({ message }) => message)).toEqual(
    ['node-1', 'node-2', 'node-3'].map(registered),
  );
  for (const { lastTimestamp } of events) expect(millisOf(lastTimestamp)).toBeGreaterThan(5_000);
});
