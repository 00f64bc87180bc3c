import { expect, test } from 'vitest';
import type { Grade } from './card';
import type { FitReview } from './fit-history';
import { fitItems } from './fit-items';

const DAY_MS = 86_400_000;
const review = (grade: Grade, day: number, elapsedDays: number): FitReview => {
  return { grade, reviewedAt: day * DAY_MS, elapsedDays };
};
const plain = (items: ReturnType<typeof fitItems>) =>
  Object.fromEntries(Object.entries(items).map(([name, values]) => [name, [...values]]));

test('each review on a later day ends an item that holds all before it, the same day’s included', () => {
  const history = [review(1, 0, 0), review(3, 0, 0), review(4, 3, 3), review(2, 10, 7)];
  expect(plain(fitItems([history], Number.POSITIVE_INFINITY))).toEqual({
    lengths: [3, 4],
    grades: [1, 3, 4, 1, 3, 4, 2],
    elapsedDays: [0, 0, 3, 0, 0, 3, 7],
  });
});

test('items come in the order of their last reviews, and only from before the moment', () => {
  const one = [review(3, 0, 0), review(4, 5, 5), review(1, 9, 4)];
  const other = [review(2, 1, 0), review(3, 3, 2)];
  expect(plain(fitItems([one, other], 9 * DAY_MS))).toEqual({
    lengths: [2, 2],
    grades: [2, 3, 3, 4],
    elapsedDays: [0, 2, 0, 5],
  });
});

test('a question that was asked a thousand times takes no more room than the optimizer gives it', () => {
  const long = Array.from({ length: 1_000 }, (_, day) => review(3, day, Math.min(day, 1)));
  const { lengths } = fitItems([long], Number.POSITIVE_INFINITY);
  expect(Math.max(...lengths)).toBe(64);
});

test('a log of one day has nothing to learn from', () => {
  expect(fitItems([[review(1, 0, 0), review(3, 0, 0)]], 9 * DAY_MS).lengths).toHaveLength(0);
});
