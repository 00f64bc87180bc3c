import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Grade, newCard, type Rating } from './card';
import { foldReviews } from './fold-reviews';
import { DEFAULT_SCHEDULING } from './scheduling';

const start = Date.UTC(2026, 0, 1);
const ratings = fc.uniqueArray(
  fc.record<Rating>({
    id: fc.uuid({ version: 7 }),
    grade: fc.constantFrom<Grade>(1, 2, 3, 4),
    reviewedAt: fc.integer({ min: start, max: start + 200 * 86_400_000 }),
    timeZone: fc.constantFrom('UTC', 'Asia/Tokyo', 'America/New_York'),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
);

test('no reviews make a new card', () => {
  expect(foldReviews([], DEFAULT_SCHEDULING)).toEqual(newCard());
});

test('the order in which reviews arrive does not matter', () => {
  fc.assert(
    fc.property(
      ratings.chain((log) =>
        fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
      ),
      ([log, arrived]) => {
        expect(foldReviews(arrived, DEFAULT_SCHEDULING)).toEqual(
          foldReviews(log, DEFAULT_SCHEDULING),
        );
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});

test('any log leads to a card that FSRS allows', () => {
  fc.assert(
    fc.property(ratings, (log) => {
      const card = foldReviews(log, DEFAULT_SCHEDULING);
      expect(card.reps).toBe(log.length);
      if (log.length === 0) return;
      expect(card.stability).toBeGreaterThanOrEqual(0.001);
      expect(card.stability).toBeLessThanOrEqual(36_500);
      expect(card.difficulty).toBeGreaterThanOrEqual(1);
      expect(card.difficulty).toBeLessThanOrEqual(10);
      expect(card.dueAt).toBeGreaterThan(card.lastReviewedAt ?? 0);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('two reviews of one moment are folded in the order of their ids', () => {
  const again: Rating = { id: 'a', grade: 1, reviewedAt: start, timeZone: 'UTC' };
  const easy: Rating = { id: 'b', grade: 4, reviewedAt: start, timeZone: 'UTC' };
  expect(foldReviews([easy, again], DEFAULT_SCHEDULING)).toEqual(
    foldReviews([again, easy], DEFAULT_SCHEDULING),
  );
  expect(foldReviews([easy, again], DEFAULT_SCHEDULING).state).toBe('review');
});
