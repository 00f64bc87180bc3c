import { expect, test } from 'vitest';
import { assert } from '#core/assert';
import { advance, createCluster, headRevision, run, trace } from '../cluster';
import { parseScenario } from '../scenario';
import { changesBetween } from '../store';
import { causesOf } from './causes';
import { announce, describeWrite, isNotable } from './describe-change';

const { scenario } = parseScenario(`
title: One pod
cluster: { nodes: 1 }
images: { "web:1": { pull: 1s, start: 1s, stop: 1s } }
steps:
  - { at: 0s, run: "kubectl create deployment web --image=web:1" }
until: 10s
`);
assert(scenario, 'the scenario parses');
const settled = advance(createCluster(scenario, { seed: 1, profile: '1.36' }), 5_000);

test('each write is one line that says what it did', () => {
  const lines = changesBetween(settled.store, 0, headRevision(settled))
    .filter(isNotable)
    .map(describeWrite)
    .filter(({ subject }) => subject.startsWith('Pod '))
    .map(({ deed }) => deed);
  expect(lines).toEqual(['created', 'bound to node-1', 'status', 'Ready']);
});

test('changes are told as sentences, the newest where they are many', () => {
  const { cluster } = run(settled, {
    type: 'kubectl',
    text: 'kubectl scale deployment web --replicas=9',
  });
  const later = advance(cluster, 5_200);
  const changes = changesBetween(later.store, headRevision(settled), headRevision(later));
  expect(announce(changes.slice(0, 1))).toBe('Deployment web was scaled 1 to 9');
  expect(announce(changes, 2)).toMatch(/^\d+ earlier changes; web-\S+ \S.*; web-\S+ \S.*$/);
});

test('heartbeats are not told', () => {
  const later = advance(settled, 40_000);
  const beats = changesBetween(later.store, headRevision(settled), headRevision(later));
  expect(beats.length).toBeGreaterThan(0);
  expect(announce(beats)).toBe('');
});

test('the causes of a started container lead back to the command', () => {
  const entries = trace(settled);
  const started = entries.find(({ rule }) => rule === 'kubelet.startContainer');
  assert(started, 'the container started');
  const causes = causesOf(started, entries);
  expect(causes.at(-1)?.rule).toBe('command.kubectl');
  expect(causes.map(({ seq }) => seq)).toEqual(
    causes.map(({ seq }) => seq).toSorted((a, b) => b - a),
  );
});
