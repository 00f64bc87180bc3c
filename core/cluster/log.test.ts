import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appended, entriesBetween, entriesOf, entryAt, type Log, logOf } from './log';

test('every version stays as it was, whichever of them others go on from', () => {
  const acts = fc.array(fc.record({ from: fc.nat(), entry: fc.nat() }), { maxLength: 60 });
  fc.assert(
    fc.property(acts, (list) => {
      const versions: { log: Log<number>; plain: number[] }[] = [{ log: logOf(), plain: [] }];
      for (const { from, entry } of list) {
        // Most often the newest goes on, as a run does; sometimes an earlier one, as a fork.
        const base = versions[Math.max(0, versions.length - 1 - (from % 4))] ?? versions[0];
        if (!base) continue;
        versions.push({ log: appended(base.log, entry), plain: [...base.plain, entry] });
      }
      for (const { log, plain } of versions) {
        expect(entriesOf(log)).toEqual(plain);
        expect(entryAt(log, plain.length)).toBeUndefined();
        expect(entryAt(log, plain.length - 1)).toBe(plain.at(-1));
        expect(entriesBetween(log, 1, plain.length + 5)).toEqual(plain.slice(1));
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('a list that goes on by itself is never copied', () => {
  let log = logOf(0);
  const { shared } = log;
  for (let entry = 1; entry < 100; entry += 1) log = appended(log, entry);
  expect(log.shared).toBe(shared);
});
