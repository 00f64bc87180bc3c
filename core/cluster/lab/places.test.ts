import { expect, test } from 'vitest';
import type { Pod } from '../objects';
import type { Change } from '../store';
import { placesAfter } from './places';

function pod(uid: string, nodeName?: string): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: uid, uid, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { containers: [], nodeName },
    status: { phase: 'Pending' },
  };
}

function change(object: Pod | null, previous: Pod | null): Change {
  return {
    revision: 1,
    atMs: 0,
    key: '',
    object,
    previous,
    objects: null,
    index: null,
    cause: null,
  };
}

const arrivals = [
  change(pod('a', 'node-1'), null),
  change(pod('b', 'node-1'), null),
  change(pod('c', 'node-1'), null),
];

test('pods take the slots of a node in the order in which they come', () => {
  const places = placesAfter(arrivals);
  expect(places.get('a')).toEqual({ node: 'node-1', slot: 0 });
  expect(places.get('c')).toEqual({ node: 'node-1', slot: 2 });
});

test('a pod keeps its slot when another goes, and a new one takes what is free', () => {
  const places = placesAfter([
    ...arrivals,
    change(null, pod('a', 'node-1')),
    change(pod('d', 'node-1'), null),
  ]);
  expect(places.get('b')).toEqual({ node: 'node-1', slot: 1 });
  expect(places.get('d')).toEqual({ node: 'node-1', slot: 0 });
  expect(places.has('a')).toBe(false);
});

test('a pod waits in the strip until it is bound', () => {
  const unbound = pod('a');
  expect(placesAfter([change(unbound, null)]).get('a')).toEqual({ node: '', slot: 0 });
  const bound = placesAfter([change(unbound, null), change(pod('a', 'node-2'), unbound)]);
  expect(bound.get('a')).toEqual({ node: 'node-2', slot: 0 });
});
