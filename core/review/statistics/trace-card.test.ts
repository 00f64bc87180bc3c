import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Grade } from '../card';
import { foldReviews } from '../fold-reviews';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from '../fsrs-kernel';
import { learnerDay } from '../learner-day';
import { retrievability } from '../rate-card';
import { DEFAULT_SCHEDULING } from '../scheduling';
import { clockIn } from './clock-in';
import { type ClockedReview, makeTracer, remember } from './trace-card';

const dayMs = 86_400_000;
const start = Date.UTC(2024, 1, 20, 9);
const kernel = makeFsrsKernel(DEFAULT_WEIGHTS);
const trace = makeTracer([{ from: 0, weights: DEFAULT_WEIGHTS }], 0.9);

const anyZone = fc.constantFrom(
  ...['UTC', 'America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Auckland'],
);
// Minutes within a sitting, and days up to a year.
const anyGapMs = fc.oneof(
  fc.integer({ min: 0, max: 30 * 60_000 }),
  fc.integer({ min: 0, max: 400 * dayMs }),
);
const anyHistory = fc.array(
  fc.record({ gapMs: anyGapMs, grade: fc.constantFrom<Grade>(1, 2, 3, 4), timeZone: anyZone }),
  { minLength: 1, maxLength: 14 },
);

type History = { gapMs: number; grade: Grade; timeZone: string }[];

function logOf(history: History) {
  let reviewedAt = start;
  return history.map(({ gapMs, grade, timeZone }, index) => {
    reviewedAt += gapMs;
    return { id: String(index).padStart(2, '0'), grade, reviewedAt, timeZone };
  });
}

function clocked(history: History): ClockedReview[] {
  return logOf(history).map(({ grade, reviewedAt, timeZone }) => ({
    grade,
    reviewedAt,
    clock: clockIn(timeZone),
    spentMs: 1_000,
    certainty: null,
  }));
}

test('a log leads to the card that the scheduler makes of it', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const card = foldReviews(logOf(history), DEFAULT_SCHEDULING);
      const memory = remember(clocked(history), kernel);
      const { state, step, reps, lapses, lastReviewedAt } = card;
      expect(memory).toMatchObject({ state, step, reps, lapses, lastReviewedAt });
      expect(memory.stability / card.stability).toBeCloseTo(1, 4);
      expect(memory.difficulty).toBeCloseTo(card.difficulty, 4);
    }),
    { seed: 21, numRuns: 1_500 },
  );
});

test('before each review stands what the card was until then', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      const log = logOf(history);
      const traced = trace(clocked(history));
      expect(traced).toHaveLength(log.length);
      for (const [index, review] of log.entries()) {
        const before = foldReviews(log.slice(0, index), DEFAULT_SCHEDULING);
        const at = traced[index];
        expect(at?.day).toBe(learnerDay(review.reviewedAt, review.timeZone));
        expect(at?.reviewsBefore).toBe(index);
        expect(at?.lapsesBefore).toBe(before.lapses);
        expect(at?.stage === 'new').toBe(before.state === 'new');
        expect(at?.stage === 'learning').toBe(['learning', 'relearning'].includes(before.state));
        if (index === 0) expect(at?.predicted).toBeNull();
        else {
          const expected = retrievability(before, review.reviewedAt, DEFAULT_SCHEDULING);
          expect(at?.predicted).toBeCloseTo(expected, 4);
        }
      }
    }),
    { seed: 22, numRuns: 300 },
  );
});

test('a card is mature from an interval of three weeks on', () => {
  const easyEachTime: History = [0, 8, 30, 90].map((days) => ({
    gapMs: days * dayMs,
    grade: 4,
    timeZone: 'UTC',
  }));
  expect(trace(clocked(easyEachTime)).map(({ stage }) => stage)).toEqual([
    'new',
    'young',
    'mature',
    'mature',
  ]);
});

test('the hour is that of the clock on the wall', () => {
  const [review] = trace(clocked([{ gapMs: 0, grade: 3, timeZone: 'America/Los_Angeles' }]));
  expect(review?.hour).toBe(1);
});

test('a prediction is by the weights that held when the review was made', () => {
  const forgetful = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight / 4 : weight));
  const history: History = [0, 5, 12].map((days) => ({
    gapMs: days * dayMs,
    grade: 3,
    timeZone: 'UTC',
  }));
  const refitAt = start + 10 * dayMs;
  const both = makeTracer(
    [
      { from: 0, weights: DEFAULT_WEIGHTS },
      { from: refitAt, weights: forgetful },
    ],
    0.9,
  )(clocked(history));
  const late = makeTracer([{ from: 0, weights: forgetful }], 0.9)(clocked(history));
  const early = trace(clocked(history));
  expect(both.map(({ predicted }) => predicted)).toEqual([
    null,
    early[1]?.predicted,
    late[2]?.predicted,
  ]);
  expect(early[2]?.predicted).not.toBeCloseTo(late[2]?.predicted ?? 0, 2);
});
