import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grade, Rating } from './card';
import { fitHistories } from './fit-history';
import { foldReviews } from './fold-reviews';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from './fsrs-kernel';
import { type Memory, nextMemory } from './next-memory';
import { DEFAULT_SCHEDULING } from './scheduling';

const review = (id: string, at: string, timeZone: string, grade: Grade = 3) => {
  return { id, questionId: 'q', grade, reviewedAt: Date.parse(at), timeZone };
};
const days = (...log: (Rating & { questionId: string })[]) =>
  fitHistories(log).map((history) => history.map(({ elapsedDays }) => elapsedDays));

test('days are those of the learner, whatever the date in Greenwich is', () => {
  const first = review('a', '2026-03-02T20:00:00Z', 'America/Los_Angeles');
  // 15:59 and 16:01 on the learner's clock, before and after midnight in Greenwich.
  const before = review('b', '2026-03-04T23:59:00Z', 'America/Los_Angeles');
  const after = review('b', '2026-03-05T00:01:00Z', 'America/Los_Angeles');
  expect(days(first, before)).toEqual([[0, 2]]);
  expect(days(first, after)).toEqual([[0, 2]]);
});

test('an evening ends at 4 a.m.', () => {
  const evening = review('a', '2026-03-02T22:00:00Z', 'Europe/London');
  const night = review('b', '2026-03-03T03:59:59Z', 'Europe/London');
  const morning = review('c', '2026-03-03T04:00:00Z', 'Europe/London');
  expect(days(evening, night, morning)).toEqual([[0, 0, 1]]);
});

test('each question has a history of its own, in the order of moments and then of ids', () => {
  const log = [
    review('c', '2026-03-05T12:00:00Z', 'UTC', 1),
    { ...review('x', '2026-03-03T12:00:00Z', 'UTC'), questionId: 'other' },
    review('b', '2026-03-02T12:00:00Z', 'UTC', 4),
    review('a', '2026-03-02T12:00:00Z', 'UTC', 2),
  ];
  expect(fitHistories(log).map((history) => history.map(({ grade }) => grade))).toEqual([
    [2, 4, 1],
    [3],
  ]);
});

const zones = Intl.supportedValuesOf('timeZone');
const start = Date.UTC(2026, 0, 1);
const anyLog = fc.array(
  fc.record({
    grade: fc.constantFrom<Grade>(1, 2, 3, 4),
    reviewedAt: fc.integer({ min: start, max: start + 400 * 86_400_000 }),
    timeZone: fc.constantFrom(...zones),
  }),
  { minLength: 1, maxLength: 12 },
);

test('the days of any log lead to the memory that its card has, also of one who travels', () => {
  const kernel = makeFsrsKernel(DEFAULT_WEIGHTS);
  fc.assert(
    fc.property(anyLog, (reviews) => {
      const log = reviews.map((each, place) => ({ ...each, id: String(place), questionId: 'q' }));
      let memory: Memory | null = null;
      for (const { grade, elapsedDays } of fitHistories(log)[0] ?? []) {
        memory = nextMemory(kernel, memory, grade, elapsedDays);
      }
      const card = foldReviews(log, DEFAULT_SCHEDULING);
      // The library rounds to eight places in each step.
      expect((memory?.stability ?? 0) / card.stability).toBeCloseTo(1, 5);
      expect(memory?.difficulty).toBeCloseTo(card.difficulty, 5);
    }),
    { seed: 11, numRuns: 500 },
  );
});
