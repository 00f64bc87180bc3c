import { expect, test } from 'vitest';
import { present } from '../testing';
import { playCourse } from './course';
import { fuzzSeed, profileOf } from './fuzz-seed';
import { keptSeeds } from './kept-seeds';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);

test.each(SEEDS)('what must always hold, holds (seed %i)', (seed) => {
  expect(fuzzSeed(seed, profileOf(seed))).toEqual([]);
});

test.each(keptSeeds)('seed $seed is mended: $broke', ({ seed, profile }) => {
  expect(fuzzSeed(seed, profile)).toEqual([]);
});

test('among the courses there are pods of every kind of owner, and every state of a pod', () => {
  const owners = new Set<string | undefined>();
  const phases = new Set<string>();
  for (const seed of SEEDS.slice(0, 60)) {
    for (const { metadata, status } of present(playCourse(seed, profileOf(seed)).cluster).pods) {
      owners.add(metadata.ownerReferences?.[0]?.kind);
      phases.add(status.phase);
    }
  }
  expect([...owners].sort()).toEqual(['Job', 'ReplicaSet', 'StatefulSet', undefined]);
  expect([...phases].sort()).toEqual(['Failed', 'Pending', 'Running', 'Succeeded']);
});
