import { expect, test } from 'vitest';
import type { Grade } from './card';
import type { FitReview } from './fit-history';
import { fitLogLoss } from './fit-log-loss';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from './fsrs-kernel';

const DAY_MS = 86_400_000;
const { recall, firstStability } = makeFsrsKernel(DEFAULT_WEIGHTS);
const review = (grade: Grade, day: number, elapsedDays: number): FitReview => {
  return { grade, reviewedAt: day * DAY_MS, elapsedDays };
};

test('it is the mean of how unlikely what came was', () => {
  const recalled = [review(3, 0, 0), review(2, 4, 4)];
  const forgotten = [review(4, 0, 0), review(1, 9, 9)];
  const chances = [recall(4, firstStability(3)), 1 - recall(9, firstStability(4))];
  const expected = -chances.reduce((sum, chance) => sum + Math.log(chance), 0) / 2;
  expect(fitLogLoss([recalled, forgotten], DEFAULT_WEIGHTS, 0)).toBeCloseTo(expected, 12);
});

test('what came before the moment makes the memory, and is not judged', () => {
  const history = [review(3, 0, 0), review(1, 3, 3), review(3, 3, 0), review(3, 8, 5)];
  const only = fitLogLoss([history], DEFAULT_WEIGHTS, 8 * DAY_MS);
  const both = fitLogLoss([history], DEFAULT_WEIGHTS, 0);
  const first = -Math.log(1 - recall(3, firstStability(3)));
  expect(both).toBeCloseTo((only + first) / 2, 12);
});

test('a surprise that could not be costs no more than ten thousand to one', () => {
  const eternal = DEFAULT_WEIGHTS.map((weight, place) => (place < 4 ? 36_500 : weight));
  const forgotten = [review(3, 0, 0), review(1, 1, 1)];
  expect(fitLogLoss([forgotten], eternal, 0)).toBeCloseTo(Math.log(10_000), 3);
});
