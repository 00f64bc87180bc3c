import { expect, test } from 'vitest';
import { makeRandom } from '#core/random';
import type { Node, Pod, Taint } from '../objects';
import { type Profile, profiles } from '../profile';
import { firstEntry, setEntry } from '../sorted-map';
import { emptyStore } from '../store';
import { failureMessage } from './failure-message';
import { nodeInfo } from './node-info';
import type { Cycle } from './plugin';
import { feasibleEnough, scheduleOne } from './schedule-one';
import {
  backoffLeftMs,
  backoffMs,
  moveUnschedulable,
  nextPod,
  type SchedulingQueue,
  type Waiting,
} from './scheduling-queue';
import { balancedAllocation } from './scores/balanced-allocation';
import { leastAllocated } from './scores/least-allocated';

function podOf(requests: Record<string, string>, spec: Partial<Pod['spec']> = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '',
    },
    spec: { containers: [{ name: 'web', image: 'web:1', resources: { requests } }], ...spec },
    status: { phase: 'Pending' },
  };
}

function nodeOf(
  name: string,
  {
    cpu = '2',
    taints,
    labels,
    unschedulable,
  }: {
    cpu?: string;
    taints?: Taint[];
    labels?: Record<string, string>;
    unschedulable?: boolean;
  } = {},
): Node {
  const amounts = { cpu, memory: '4Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, resourceVersion: '1', creationTimestamp: '', labels },
    spec: { taints, unschedulable },
    status: { capacity: amounts, allocatable: amounts },
  };
}

function cycleOf(pod: Pod, nodes: readonly [Node, ...Pod[]][], profile: Profile = '1.36'): Cycle {
  return {
    pod,
    nodes: nodes.map(([node, ...pods]) => nodeInfo(node, pods, new Map())),
    nominated: [],
    promised: {},
    view: emptyStore,
    constants: profiles[profile],
  };
}

function refusals(cycle: Cycle): string {
  const { refused } = scheduleOne(cycle, 0, makeRandom(1));
  return failureMessage(refused, cycle.nodes.length, cycle.constants);
}

test('scheduler.nodeResourcesFit: requests count, and what is left decides', () => {
  const half = podOf({ cpu: '1' });
  const cycle = cycleOf(podOf({ cpu: '1500m' }), [[nodeOf('a'), half], [nodeOf('b')]]);
  expect(scheduleOne(cycle, 0, makeRandom(1)).node).toBe('b');
});

test('scheduler.scheduleOnePod: when no node will do, the event counts the reasons', () => {
  const wanted = podOf({ cpu: '1500m' }, { nodeSelector: { disk: 'ssd' } });
  const full: [Node, ...Pod[]] = [nodeOf('a', { labels: { disk: 'ssd' } }), podOf({ cpu: '1' })];
  const cordoned: [Node] = [nodeOf('b', { unschedulable: true })];
  const tainted: [Node] = [
    nodeOf('c', { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] }),
  ];
  const other: [Node] = [nodeOf('d')];
  const nodes = [full, cordoned, tainted, other];
  expect(refusals(cycleOf(wanted, nodes, '1.20'))).toBe(
    "0/4 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity, 1 node(s) had taint {gpu: yes}, that the pod didn't tolerate, 1 node(s) were unschedulable.",
  );
  expect(refusals(cycleOf(wanted, nodes))).toBe(
    "0/4 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint {gpu: yes}, 1 node(s) were unschedulable. preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.",
  );
});

test('scheduler.taintToleration: a pod without the toleration is not placed on a tainted node', () => {
  const taints: Taint[] = [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }];
  const nodes: [Node][] = [[nodeOf('a', { taints })]];
  const tolerations = [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }];
  expect(scheduleOne(cycleOf(podOf({}), nodes), 0, makeRandom(1)).node).toBeNull();
  expect(scheduleOne(cycleOf(podOf({}, { tolerations }), nodes), 0, makeRandom(1)).node).toBe('a');
});

test('scheduler.taintToleration: a node with PreferNoSchedule is the second choice', () => {
  const taints: Taint[] = [{ key: 'old', effect: 'PreferNoSchedule' }];
  const cycle = cycleOf(podOf({}), [[nodeOf('a', { taints })], [nodeOf('b')]]);
  expect(scheduleOne(cycle, 0, makeRandom(1)).node).toBe('b');
});

test('scheduler.leastAllocated: the mean of what is left of CPU and memory, in whole percent', () => {
  const cycle = cycleOf(podOf({ cpu: '500m', memory: '1Gi' }), [
    [nodeOf('a')],
    [nodeOf('b'), podOf({ cpu: '1', memory: '1Gi' })],
  ]);
  expect(leastAllocated.score(cycle, cycle.nodes).scores).toEqual([75, 37]);
});

test('scheduler.leastAllocated: a container that asks for nothing counts as 100 millicores and 200 MiB', () => {
  const cycle = cycleOf(podOf({}), [[nodeOf('a')]]);
  expect(leastAllocated.score(cycle, cycle.nodes).scores).toEqual([95]);
});

test('scheduler.balancedAllocation: 1.20 scores the distance of the shares, 1.36 the change of the balance', () => {
  const pod = podOf({ cpu: '1', memory: '1Gi' });
  const before = cycleOf(pod, [[nodeOf('a')]], '1.20');
  expect(balancedAllocation.score(before, before.nodes).scores).toEqual([75]);
  const even = cycleOf(podOf({ cpu: '1', memory: '2Gi' }), [[nodeOf('a')]]);
  expect(balancedAllocation.score(even, even.nodes).scores).toEqual([75]);
  const uneven = cycleOf(pod, [[nodeOf('a')]]);
  expect(balancedAllocation.score(uneven, uneven.nodes).scores).toEqual([68]);
});

test('scheduler.scheduleOnePod: equal nodes have equal chances', () => {
  const cycle = cycleOf(podOf({}), [[nodeOf('a')], [nodeOf('b')], [nodeOf('c')]]);
  const random = makeRandom(7);
  const counts: Record<string, number> = {};
  for (let i = 0; i < 3000; i += 1) {
    const { node } = scheduleOne(cycle, i % 3, random);
    counts[node ?? ''] = (counts[node ?? ''] ?? 0) + 1;
  }
  for (const name of ['a', 'b', 'c']) expect(counts[name]).toBeGreaterThan(900);
});

test('scheduler.scheduleOnePod: of many nodes a share is enough', () => {
  expect([50, 100, 1000, 5000].map(feasibleEnough)).toEqual([50, 100, 420, 500]);
});

const waiting: Waiting = {
  key: 'default/a',
  uid: 'a',
  priority: 0,
  queuedAtMs: 0,
  order: 0,
  attempts: 1,
  failedAtMs: 1000,
  place: 'unschedulable',
  cause: null,
};

test('scheduler.queueOrder: higher priority first, then who waits longest', () => {
  const active = (key: string, priority: number, queuedAtMs: number): Waiting => ({
    ...waiting,
    key,
    priority,
    queuedAtMs,
    place: 'active',
  });
  const late = active('late', 0, 9);
  const early = active('early', 0, 3);
  expect(nextPod(queueOf(late, early))?.key).toBe('early');
  expect(nextPod(queueOf(late, early, active('vip', 10, 20)))?.key).toBe('vip');
});

const everybody = () => true;

function queueOf(...all: Waiting[]): SchedulingQueue {
  return all.reduce<SchedulingQueue>((queue, each) => setEntry(queue, each.key, each), null);
}

test('scheduler.queueBackoff: 1 s, doubling, 10 s at most; a change frees who has waited that long', () => {
  expect([1, 2, 3, 4, 5, 9].map((attempts) => backoffMs(attempts))).toEqual([
    1000, 2000, 4000, 8000, 10_000, 10_000,
  ]);
  const queue = queueOf(waiting);
  expect(nextPod(moveUnschedulable(queue, 2000, null, everybody).queue)?.place).toBe('active');
  const early = moveUnschedulable(queue, 1500, null, everybody);
  expect(firstEntry(early.queue)?.value.place).toBe('backoff');
  expect(early.backingOff).toEqual([{ key: 'default/a', afterMs: 1000 }]);
});

test('scheduler.queueBackoff: who has backed off is looked for once a second, so a pod found then waits for the next', () => {
  const left = (attempts: number, failedAtMs: number) =>
    backoffLeftMs({ attempts, failedAtMs }, failedAtMs);
  expect(left(1, 2100)).toBe(1400);
  expect(left(1, 2499)).toBe(1001);
  expect(left(1, 2500)).toBe(2000);
  expect(left(3, 2500)).toBe(5000);
  expect(backoffLeftMs({ attempts: 1, failedAtMs: 2500 }, 9000)).toBe(0);
});
