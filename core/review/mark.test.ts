import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyMark, foldMarks, NO_MARKS, oppositeOf, showAt } from './mark';
import { type SubmittedMark, submittedMarkSchema } from './submitted-mark';

const start = Date.parse('2026-03-02T12:00:00Z');
const dayMs = 86_400_000;
const about = {
  id: '018f0000-0000-7000-8000-000000000001',
  questionId: '018f0000-0000-7000-8000-00000000000a',
  questionOwnerId: '018f0000-0000-7000-8000-00000000000b',
  markedAt: start,
  timeZone: 'Europe/Berlin',
};

const anyMark: fc.Arbitrary<SubmittedMark> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    // Few moments, so that several marks fall on one.
    markedAt: fc.integer({ min: 0, max: 5 }).map((step) => start + step * 3_600_000),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
    what: fc.oneof(
      fc.record({
        kind: fc.constantFrom<'suspend' | 'resume' | 'bury' | 'unbury' | 'mark' | 'unmark'>(
          'suspend',
          'resume',
          'bury',
          'unbury',
          'mark',
          'unmark',
        ),
      }),
      fc.record({ kind: fc.constant<'flag'>('flag'), flag: fc.constantFrom<0 | 1 | 4>(0, 1, 4) }),
      fc.record({ kind: fc.constant<'note'>('note'), note: fc.string() }),
    ),
  })
  .map(({ what, ...rest }) => ({ ...about, ...rest, ...what }));
const log = fc.uniqueArray(anyMark, { selector: ({ id }) => id, maxLength: 16 });

test('nothing said is nothing that holds', () => {
  expect(foldMarks([])).toEqual(NO_MARKS);
});

test('two devices that unite their marks, in any order, hold the same', () => {
  const logs = log.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(logs, ([all, shuffled]) => {
      expect(foldMarks(shuffled)).toEqual(foldMarks(all));
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('of each thing the last word counts, whatever was said of the others', () => {
  fc.assert(
    fc.property(log, (marks) => {
      const said = (...kinds: string[]) =>
        marks
          .filter(({ kind }) => kinds.includes(kind))
          .toSorted((a, b) => a.markedAt - b.markedAt || (a.id < b.id ? -1 : 1))
          .at(-1);
      const held = foldMarks(marks);
      const flag = said('flag');
      const note = said('note');
      expect(held.isSuspended).toBe(said('suspend', 'resume')?.kind === 'suspend');
      expect(held.isMarked).toBe(said('mark', 'unmark')?.kind === 'mark');
      expect(held.buriedUntil !== null).toBe(said('bury', 'unbury')?.kind === 'bury');
      expect(held.flag).toBe(flag?.kind === 'flag' ? flag.flag : 0);
      expect(held.note).toBe(note?.kind === 'note' ? note.note : '');
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('a buried card sleeps until 4 a.m. on the clock of who buried it', () => {
  const until = (markedAt: string) =>
    foldMarks([{ ...about, kind: 'bury', markedAt: Date.parse(markedAt) }]).buriedUntil;
  expect(until('2026-03-02T12:00:00Z')).toBe(Date.parse('2026-03-03T03:00:00Z'));
  expect(until('2026-03-03T02:59:59Z')).toBe(Date.parse('2026-03-03T03:00:00Z'));
  // Clocks go forward in the night to 29 March.
  expect(until('2026-03-28T12:00:00Z')).toBe(Date.parse('2026-03-29T02:00:00Z'));
});

test('a mark that is taken back leaves what held before it', () => {
  fc.assert(
    fc.property(log, anyMark, (marks, mark) => {
      const before = foldMarks(marks);
      const opposite = { ...about, ...oppositeOf(mark.kind, before) };
      const after = applyMark(applyMark(before, mark), opposite);
      // A burial that is dug out and given back ends with the day on which it is given back.
      const ends = before.buriedUntil === null ? null : expect.any(Number);
      expect(after).toEqual({ ...before, buriedUntil: ends });
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('a card shows when it is due, later while it is buried, and never while it is suspended', () => {
  expect(showAt(start, NO_MARKS)).toBe(start);
  expect(showAt(start, { ...NO_MARKS, buriedUntil: start + dayMs })).toBe(start + dayMs);
  expect(showAt(start, { ...NO_MARKS, buriedUntil: start - dayMs })).toBe(start);
  expect(showAt(start, { ...NO_MARKS, isSuspended: true })).toBeNull();
});

test('what no client sends is refused', () => {
  const isFine = (mark: object) => submittedMarkSchema.safeParse({ ...about, ...mark }).success;
  expect(isFine({ kind: 'flag', flag: 4 })).toBe(true);
  expect(isFine({ kind: 'flag', flag: 5 })).toBe(false);
  expect(isFine({ kind: 'flag' })).toBe(false);
  expect(isFine({ kind: 'note', note: 'x'.repeat(10_000) })).toBe(true);
  expect(isFine({ kind: 'note', note: 'x'.repeat(10_001) })).toBe(false);
  expect(isFine({ kind: 'delete' })).toBe(false);
  expect(isFine({ kind: 'suspend', markedAt: 1_772_000_000 })).toBe(false);
});
