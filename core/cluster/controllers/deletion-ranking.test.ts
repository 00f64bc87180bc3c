import { expect, test } from 'vitest';
import type { Pod } from '../objects';
import { timeAt } from '../time';
import { compareForDeletion, type Ranked } from './deletion-ranking';

type Traits = {
  node?: string;
  phase?: Pod['status']['phase'];
  readyAtMs?: number | null;
  neighbours?: number;
  restarts?: number;
  createdAtMs?: number;
  cost?: string;
};

function ranked(traits: Traits): Ranked {
  const { node = 'node-1', phase = 'Running', readyAtMs = 60_000, neighbours = 1 } = traits;
  const { restarts = 0, createdAtMs = 0, cost } = traits;
  const image = 'web:1';
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: timeAt(createdAtMs),
      annotations: cost ? { 'controller.kubernetes.io/pod-deletion-cost': cost } : {},
    },
    spec: { containers: [], ...(node ? { nodeName: node } : {}) },
    status: {
      phase,
      conditions:
        readyAtMs === null
          ? []
          : [{ type: 'Ready', status: 'True', lastTransitionTime: timeAt(readyAtMs) }],
      containerStatuses: [{ name: 'web', image, ready: true, restartCount: restarts, state: {} }],
    },
  };
  return { pod, neighbours };
}

const old = { deletionCost: false, nowMs: 1_000_000 };
const recent = { deletionCost: true, nowMs: 1_000_000 };

test.each<[string, Traits, Traits]>([
  ['unassigned before assigned', { node: '' }, {}],
  ['Pending before Running', { phase: 'Pending' }, {}],
  ['not ready before ready', { readyAtMs: null }, {}],
  ['more related pods on its node first', { neighbours: 2 }, {}],
  ['ready for less long first', { readyAtMs: 500_000 }, {}],
  ['restarted more often first', { restarts: 3 }, {}],
  ['younger first', { createdAtMs: 600_000 }, {}],
])('replicaset.deletionRanking: %s', (_, first, second) => {
  for (const options of [old, recent]) {
    expect(compareForDeletion(ranked(first), ranked(second), options)).toBeLessThan(0);
    expect(compareForDeletion(ranked(second), ranked(first), options)).toBeGreaterThan(0);
  }
});

test('replicaset.deletionRanking: since 1.22 cost comes before crowding, and ages count by powers of two', () => {
  const cheap = ranked({ cost: '-5' });
  const crowded = ranked({ neighbours: 3 });
  expect(compareForDeletion(cheap, crowded, recent)).toBeLessThan(0);
  expect(compareForDeletion(cheap, crowded, old)).toBeGreaterThan(0);
  const almostAsOld = [ranked({ readyAtMs: 60_000 }), ranked({ readyAtMs: 90_000 })] as const;
  expect(compareForDeletion(almostAsOld[1], almostAsOld[0], recent)).toBe(0);
  expect(compareForDeletion(almostAsOld[1], almostAsOld[0], old)).toBeLessThan(0);
});
