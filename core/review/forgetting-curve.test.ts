import { expect, test } from 'vitest';
import type { Rating } from './card';
import { reviewSteps } from './fold-reviews';
import { forgettingCurve } from './forgetting-curve';
import { DEFAULT_SCHEDULING } from './scheduling';

const start = Date.parse('2026-03-02T12:00:00Z');
const dayMs = 86_400_000;
const log = [0, 1, 9, 40].map(
  (day): Rating => ({
    id: String(day).padStart(2, '0'),
    grade: 3,
    reviewedAt: start + day * dayMs,
    timeZone: 'UTC',
  }),
);
const until = start + 70 * dayMs;
const curve = forgettingCurve(reviewSteps(log, DEFAULT_SCHEDULING), until, DEFAULT_SCHEDULING);

test('a card that was never reviewed has no curve', () => {
  expect(forgettingCurve([], until, DEFAULT_SCHEDULING)).toEqual([]);
});

test('the line runs from the first review to the end, forwards', () => {
  expect(curve[0]).toEqual({ at: start, recall: 1 });
  expect(curve.at(-1)?.at).toBe(until);
  const moments = curve.map(({ at }) => at);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
});

test('it falls all the way but at the reviews, where it jumps to 1', () => {
  const jumps = curve.filter(({ recall }, index) => recall > (curve[index - 1]?.recall ?? 0));
  expect(jumps).toEqual(log.map(({ reviewedAt }) => ({ at: reviewedAt, recall: 1 })));
});

test('each memory lasts longer than the one before', () => {
  const afterDays = (days: number, from: number) =>
    curve.findLast(({ at }) => at <= start + (from + days) * dayMs)?.recall ?? 0;
  expect(afterDays(7, 1)).toBeGreaterThan(0.5);
  expect(afterDays(7, 9)).toBeGreaterThan(afterDays(7, 1));
  expect(afterDays(7, 40)).toBeGreaterThan(afterDays(7, 9));
});

test('hundreds of reviews in one sitting are still a line that can be drawn', () => {
  const sitting = Array.from({ length: 500 }, (_, index): Rating => {
    return { id: String(index), grade: 1, reviewedAt: start + index * 60_000, timeZone: 'UTC' };
  });
  const steps = reviewSteps(sitting, DEFAULT_SCHEDULING);
  expect(forgettingCurve(steps, until, DEFAULT_SCHEDULING).length).toBeLessThan(1_300);
});
