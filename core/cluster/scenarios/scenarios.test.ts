import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advance, createCluster, headRevision, run, viewAt } from '../cluster';
import type { Profile } from '../profile';
import { changesBetween } from '../store';
import { after, firstPod, isReadyPod, present, readyCount, scenarioOf } from '../testing';
import type { Cluster } from '../world';

const folder = new URL('./', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function play(name: string, untilMs: number, profile: Profile = '1.36', seed = 1): Cluster {
  const scenario = scenarioOf(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
  return advance(createCluster(scenario, { seed, profile }), untilMs);
}

test.each(names)('%s: every command of it is carried out', (name) => {
  const scenario = scenarioOf(readFileSync(new URL(name, folder), 'utf8'));
  const played = advance(createCluster(scenario, { seed: 1, profile: '1.36' }), scenario.untilMs);
  expect(played.acts).toHaveLength(scenario.steps.length);
  expect(played.acts.map(({ output }) => output.stderr).join('')).toBe('');
});

describe('self-healing', () => {
  const opened = play('self-healing', 8_000);

  test('a deleted pod is replaced by another of another name', () => {
    const { name } = firstPod(opened).metadata;
    const healed = advance(after(opened, `delete pod ${name}`), 20_000);
    expect(readyCount(healed)).toBe(3);
    expect(present(healed).pods.map(({ metadata }) => metadata.name)).not.toContain(name);
  });

  test('left alone, it stays as it is', () => {
    const names = (cluster: Cluster) => present(cluster).pods.map(({ metadata }) => metadata.name);
    expect(names(advance(opened, 20_000))).toEqual(names(opened));
  });
});

describe('scaling', () => {
  const opened = play('scaling', 10_000);

  test('it grows and shrinks to what is wanted, and not by itself', () => {
    expect(readyCount(advance(opened, 30_000))).toBe(2);
    const grown = advance(after(opened, 'scale deployment web --replicas=9'), 20_000);
    expect(readyCount(grown)).toBe(9);
    const perNode = ['node-1', 'node-2', 'node-3'].map(
      (node) => present(grown).pods.filter((pod) => pod.spec.nodeName === node).length,
    );
    expect(perNode).toEqual([3, 3, 3]);
    const shrunk = advance(after(grown, 'scale deployment web --replicas=1'), 30_000);
    expect(present(shrunk).pods).toHaveLength(1);
  });
});

describe('no-room', () => {
  const opened = play('no-room', 10_000);

  test('one pod waits, and says why, until another needs its room no more', () => {
    const pending = (cluster: Cluster) =>
      present(cluster).pods.filter((pod) => pod.status.phase === 'Pending').length;
    expect([readyCount(opened), pending(opened)]).toEqual([3, 1]);
    expect(present(opened).events.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('0/3 nodes are available: 3 Insufficient cpu.'),
    );
    expect(pending(advance(opened, 120_000))).toBe(1);
    const forced = after(opened, `delete $(kubectl get pods -o name | head -1)`);
    expect(pending(advance(forced, 20_000))).toBe(1);
    const scaled = advance(after(opened, 'scale deployment web --replicas=3'), 20_000);
    expect([readyCount(scaled), pending(scaled)]).toEqual([3, 0]);
  });
});

describe('services', () => {
  const opened = play('services', 12_000);

  test('the cloud gives the LoadBalancer an address, and all three services have the three pods', () => {
    const view = present(opened);
    const world = view.services.find(({ metadata }) => metadata.name === 'world');
    expect(world?.status.loadBalancer.ingress?.[0]?.ip).toMatch(/^203\.0\.113\.\d+$/);
    for (const name of ['inside', 'nodes', 'world']) {
      const endpoints = view.endpoints.find(({ metadata }) => metadata.name === name);
      expect(endpoints?.subsets?.[0]?.addresses).toHaveLength(3);
    }
  });

  test('with every pod unready, no service has anyone to send to, and nothing is restarted', () => {
    const broken = present(opened).pods.reduce(
      (cluster, { metadata }) =>
        run(cluster, { type: 'setPodReady', pod: metadata.name, ready: false }).cluster,
      opened,
    );
    const view = present(advance(broken, 14_000));
    expect(view.endpointSlices.flatMap(({ endpoints }) => endpoints)).toHaveLength(9);
    const ready = view.endpointSlices
      .flatMap(({ endpoints }) => endpoints)
      .filter(({ conditions }) => conditions.ready);
    expect(ready).toEqual([]);
    expect(view.pods.every((pod) => pod.status.phase === 'Running')).toBe(true);
  });
});

describe('node-failure', () => {
  const stoppedAtMs = 10_000;

  function stop(profile: Profile, seed: number): Cluster {
    const opened = play('node-failure', stoppedAtMs, profile, seed);
    const stopped = run(opened, { type: 'node', node: 'node-2', state: 'down' }).cluster;
    return advance(stopped, 400_000);
  }

  /** Seconds after the stop at which something is so for the first time. */
  function when(cluster: Cluster, holds: (view: ReturnType<typeof present>) => boolean): number {
    const revision = changesBetween(cluster.store, 0, headRevision(cluster))
      .filter(({ atMs }) => atMs > stoppedAtMs)
      .find((change) => holds(viewAt(cluster, change.revision)))?.revision;
    return (viewAt(cluster, revision ?? 0).atMs - stoppedAtMs) / 1000;
  }

  const isDeleted = (view: ReturnType<typeof present>) =>
    view.pods.some(({ metadata }) => metadata.deletionTimestamp);

  test.each<[Profile, number]>([
    ['1.20', 40],
    ['1.36', 50],
  ])(
    'nodelifecycle.monitorNodeHealth, taintManager.evictionDelay: %s notices after some %i s and gives up 305 s later',
    (profile, graceSeconds) => {
      for (const seed of [1, 2, 3]) {
        const cluster = stop(profile, seed);
        const noticed = when(cluster, ({ nodes }) =>
          nodes.some(({ status }) =>
            status.conditions?.some(({ status: ready }) => ready === 'Unknown'),
          ),
        );
        expect(noticed).toBeGreaterThanOrEqual(graceSeconds - 10);
        expect(noticed).toBeLessThanOrEqual(graceSeconds + 5);
        const dropped = when(
          cluster,
          ({ endpoints }) =>
            endpoints.find(({ metadata }) => metadata.name === 'web')?.subsets?.[0]?.addresses
              ?.length === 4,
        );
        expect(dropped - noticed).toBeLessThan(0.2);
        const deleted = when(cluster, isDeleted);
        expect(deleted - noticed).toBeGreaterThan(305);
        expect(deleted - noticed).toBeLessThan(305.5);
        expect(when(cluster, ({ pods }) => pods.length === 8) - deleted).toBeLessThan(0.2);
      }
    },
  );

  test('the old pods stay Terminating until the node is back', () => {
    const cluster = stop('1.36', 1);
    expect(readyCount(cluster)).toBe(6);
    expect(present(cluster).pods.filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(
      2,
    );
    const back = run(cluster, { type: 'node', node: 'node-2', state: 'up' }).cluster;
    const settled = present(advance(back, 410_000));
    expect(settled.pods).toHaveLength(6);
    expect(settled.pods.every(isReadyPod)).toBe(true);
    expect(settled.nodes.flatMap(({ spec }) => spec.taints ?? [])).toEqual([]);
  });

  test('nodelifecycle.noExecuteTaint: when every node is silent, nobody is given up', () => {
    const opened = play('node-failure', stoppedAtMs);
    const stopped = ['node-1', 'node-2', 'node-3'].reduce(
      (cluster, node) => run(cluster, { type: 'node', node, state: 'down' }).cluster,
      opened,
    );
    expect(isDeleted(present(advance(stopped, 900_000)))).toBe(false);
  });

  test('left alone, all six stay ready', () => {
    expect(readyCount(play('node-failure', 400_000))).toBe(6);
  });
});
