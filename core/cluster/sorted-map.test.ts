import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  entriesFrom,
  firstEntry,
  getEntry,
  removeEntry,
  type SortedMap,
  setEntry,
  valuesUnder,
} from './sorted-map';

type Numbers = SortedMap<number, number>;

const acts = fc.array(
  fc.record({ key: fc.integer({ min: 0, max: 60 }), isRemoval: fc.boolean() }),
  { maxLength: 200 },
);

test('it holds what a plain map holds, in order, after any acts', () => {
  fc.assert(
    fc.property(acts, fc.integer({ min: 0, max: 60 }), (list, from) => {
      let map: Numbers = null;
      const plain = new Map<number, number>();
      list.forEach(({ key, isRemoval }, i) => {
        map = isRemoval ? removeEntry(map, key) : setEntry(map, key, i);
        if (isRemoval) plain.delete(key);
        else plain.set(key, i);
      });
      const sorted = [...plain].sort(([a], [b]) => a - b);
      expect([...entriesFrom(map, 0)].map(({ key, value }) => [key, value])).toEqual(sorted);
      expect([...entriesFrom(map, from)].map(({ key }) => key)).toEqual(
        sorted.map(([key]) => key).filter((key) => key >= from),
      );
      expect(firstEntry(map)?.key).toBe(sorted[0]?.[0]);
      expect(getEntry(map, from)).toBe(plain.get(from));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('earlier versions stay as they were', () => {
  const before = setEntry(setEntry<number, string>(null, 1, 'one'), 2, 'two');
  setEntry(before, 2, 'changed');
  removeEntry(before, 1);
  expect([...entriesFrom(before, 0)].map(({ value }) => value)).toEqual(['one', 'two']);
});

test('rising keys, as revisions are, leave a shallow tree', () => {
  let map: Numbers = null;
  for (let key = 0; key < 4096; key += 1) map = setEntry(map, key, key);
  expect(depthOf(map)).toBeLessThanOrEqual(24);
});

test('values under a prefix are those whose keys begin with it', () => {
  const map = ['Pod/a/1', 'Pod/a/2', 'Pod/b/1', 'Node//1'].reduce<SortedMap<string, string>>(
    (all, key) => setEntry(all, key, key),
    null,
  );
  expect(valuesUnder(map, 'Pod/a/')).toEqual(['Pod/a/1', 'Pod/a/2']);
});

function depthOf(map: Numbers): number {
  return map ? 1 + Math.max(depthOf(map.left), depthOf(map.right)) : 0;
}
