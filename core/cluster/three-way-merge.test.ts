import { expect, test } from 'vitest';
import type { JsonObject } from './json';
import { mergeSchemaOf } from './merge-schema';
import { strategicMerge } from './strategic-merge';
import { threeWayMerge } from './three-way-merge';

const schema = mergeSchemaOf('Deployment');

function deployment(spec: JsonObject, podSpec: JsonObject = {}): JsonObject {
  return { kind: 'Deployment', spec: { ...spec, template: { spec: podSpec } } };
}

test('what others set stays, what the manifest said before and says no more goes', () => {
  const states = {
    lastApplied: deployment({ paused: true }),
    modified: deployment({}),
    current: deployment({ paused: true, replicas: 4 }),
  };
  const patch = threeWayMerge(states, schema);
  expect(patch).toEqual({ spec: { paused: null } });
  expect(strategicMerge(states.current, patch)).toEqual(deployment({ replicas: 4 }));
});

test('members of a list are found by their key, and stand as the manifest has them', () => {
  const named = (...names: string[]) =>
    deployment({}, { containers: names.map((name) => ({ name, image: 'web:1' })) });
  const states = {
    lastApplied: named('web', 'log'),
    modified: named('new', 'web'),
    current: named('web', 'log', 'injected'),
  };
  const patch = threeWayMerge(states, schema);
  expect(patch).toEqual({
    spec: {
      template: {
        spec: {
          '$setElementOrder/containers': [{ name: 'new' }, { name: 'web' }],
          containers: [
            { name: 'new', image: 'web:1' },
            { name: 'log', $patch: 'delete' },
          ],
        },
      },
    },
  });
  expect(strategicMerge(states.current, patch)).toEqual(named('injected', 'new', 'web'));
});

test('a strategy that needs no numbers loses those that the server filled in', () => {
  const states = {
    lastApplied: deployment({}),
    modified: deployment({ strategy: { type: 'Recreate' } }),
    current: deployment({ strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } }),
  };
  const patch = threeWayMerge(states, schema);
  expect(patch).toEqual({ spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } });
  expect(strategicMerge(states.current, patch)).toEqual(states.modified);
});

test('of plain values the removed ones are named, and the order is given', () => {
  const held = (...finalizers: string[]): JsonObject => ({ metadata: { finalizers } });
  const states = { lastApplied: held('a', 'b'), modified: held('c', 'a'), current: held('a', 'b') };
  const patch = threeWayMerge(states, schema);
  expect(patch).toEqual({
    metadata: {
      '$deleteFromPrimitiveList/finalizers': ['b'],
      '$setElementOrder/finalizers': ['c', 'a'],
      finalizers: ['c'],
    },
  });
  expect(strategicMerge(states.current, patch)).toEqual(states.modified);
});

test('without a schema lists are replaced, and a field that is set to nothing is still set', () => {
  const states = {
    lastApplied: { list: [{ name: 'a' }], old: 1 },
    modified: { list: [{ name: 'b' }], volume: {} },
    current: { list: [{ name: 'a' }], old: 1 },
  };
  expect(threeWayMerge(states, {})).toEqual({ list: [{ name: 'b' }], old: null, volume: {} });
});
