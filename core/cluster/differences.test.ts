import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './differences';
import { following } from './following';
import { removeEntry, type SortedMap, setEntry, valuesUnder } from './sorted-map';

type Words = SortedMap<string, string>;

const keys = fc.tuple(fc.constantFrom('a/', 'b/', 'b', 'c/'), fc.integer({ min: 0, max: 30 }));
const acts = fc.array(fc.record({ key: keys, value: fc.option(fc.constantFrom('x', 'y')) }), {
  maxLength: 120,
});

function played(start: Words, list: readonly { key: [string, number]; value: string | null }[]) {
  return list.reduce<Words>(
    (map, { key: [kind, number], value }) =>
      value === null
        ? removeEntry(map, `${kind}${number}`)
        : setEntry(map, `${kind}${number}`, value),
    start,
  );
}

function plain(map: Words): Map<string, string> {
  const found = new Map<string, string>();
  for (const { key, after } of differences<string, string>(null, map)) found.set(key, after ?? '');
  return found;
}

test('all that is otherwise is found, and nothing else, in order', () => {
  fc.assert(
    fc.property(
      acts,
      acts,
      acts,
      fc.constantFrom('', 'b/', 'b', 'd'),
      (past, one, other, prefix) => {
        const start = played(null, past);
        const before = played(start, one);
        const after = played(start, other);
        const [from, to] = [plain(before), plain(after)];
        const wanted = [...new Set([...from.keys(), ...to.keys()])]
          .filter((key) => key.startsWith(prefix) && from.get(key) !== to.get(key))
          .sort()
          .map((key) => ({ key, before: from.get(key), after: to.get(key) }));
        expect(differences(before, after, prefix)).toEqual(wanted);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('what is shared is not looked at', () => {
  let map: SortedMap<string, number> = null;
  let looks = 0;
  for (let i = 0; i < 4096; i += 1) map = setEntry(map, `key ${i}`, i);
  const counted = following<number, number>('', 0, (derived) => {
    looks += 1;
    return derived + 1;
  });
  expect(counted(map)).toBe(4096);
  expect(counted(setEntry(map, 'key 7', -7))).toBe(4097);
  expect(looks).toBe(4097);
});

test('an answer that was amended is the one that would be found anew', () => {
  const counts = (): ((map: Words) => Readonly<Record<string, number>>) =>
    following('b/', {}, (derived: Readonly<Record<string, number>>, _, before, after) => {
      const next = { ...derived };
      if (before !== undefined) next[before] = (next[before] ?? 0) - 1;
      if (after !== undefined) next[after] = (next[after] ?? 0) + 1;
      return Object.fromEntries(Object.entries(next).filter(([, count]) => count > 0));
    });
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 8 }), (rounds) => {
      const followed = counts();
      let map: Words = null;
      for (const round of rounds) {
        map = played(map, round);
        expect(followed(map)).toEqual(counts()(map));
        const values = valuesUnder(map, 'b/');
        expect(followed(map).x ?? 0).toBe(values.filter((value) => value === 'x').length);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
