import { expect, test } from 'vitest';
import { makeRandom } from '../random';
import { FIT_REVIEWS_MIN, fitMemory, isFitDue, type Optimizer } from './fit-memory';
import { DEFAULT_WEIGHTS } from './fsrs-kernel';
import { simulateLog } from './testing/simulate-log';

/** Of a person who forgets three times as fast as most. */
const forgetful = DEFAULT_WEIGHTS.map((weight, place) => (place < 4 ? weight / 3 : weight));
const startsAt = Date.parse('2026-01-05T12:00:00Z');
const log = simulateLog({ truth: forgetful, cards: 300, days: 60, startsAt }, makeRandom(1));
const always =
  (weights: readonly number[]): Optimizer =>
  () =>
    weights;

test('weights that foresee the newest fifth better are kept', () => {
  const fit = fitMemory(log, DEFAULT_WEIGHTS, always(forgetful));
  expect(fit).toMatchObject({ weights: forgetful, reviewCount: log.length, kept: true });
  expect(fit?.logLoss).toBeLessThan(fit?.logLossBefore ?? 0);
});

test('weights that do not are not, and neither are the same ones', () => {
  expect(fitMemory(log, forgetful, always(DEFAULT_WEIGHTS))).toMatchObject({
    weights: DEFAULT_WEIGHTS,
    kept: false,
  });
  expect(fitMemory(log, forgetful, always(forgetful))?.kept).toBe(false);
});

test('what is judged was not fitted to; what is kept was fitted to all', () => {
  const asked: number[] = [];
  const fit = fitMemory(log, DEFAULT_WEIGHTS, ({ lengths }) => {
    asked.push(lengths.length);
    return forgetful;
  });
  expect(fit?.kept).toBe(true);
  const [judged = 0, whole = 0] = asked;
  expect(asked).toHaveLength(2);
  expect(judged).toBe(Math.floor(whole * 0.8));
});

test('a log with fewer than eight reviews on later days is not fitted', () => {
  const short = simulateLog(
    { truth: forgetful, cards: FIT_REVIEWS_MIN, days: 3, startsAt },
    makeRandom(2),
  );
  expect(short.length).toBeGreaterThan(FIT_REVIEWS_MIN);
  expect(fitMemory(short, DEFAULT_WEIGHTS, always(forgetful))).toBeNull();
  expect(fitMemory([], DEFAULT_WEIGHTS, always(forgetful))).toBeNull();
});

test('below sixty-four only the first four weights are fitted', () => {
  const other = DEFAULT_WEIGHTS.map((weight) => weight * 0.9);
  const few = simulateLog({ truth: forgetful, cards: 20, days: 9, startsAt }, makeRandom(3));
  expect(fitMemory(few, DEFAULT_WEIGHTS, always(other))?.weights).toEqual([
    ...other.slice(0, 4),
    ...DEFAULT_WEIGHTS.slice(4),
  ]);
  expect(fitMemory(log, DEFAULT_WEIGHTS, always(other))?.weights).toEqual(other);
});

test('an optimizer that gives up, or ends nowhere, fits nothing', () => {
  expect(fitMemory(log, DEFAULT_WEIGHTS, () => null)).toBeNull();
  const nowhere = DEFAULT_WEIGHTS.map(() => Number.NaN);
  expect(fitMemory(log, DEFAULT_WEIGHTS, always(nowhere))).toBeNull();
});

test('a log is fitted once it has some reviews, and again when it is half as long again', () => {
  expect(isFitDue(15, null)).toBe(false);
  expect(isFitDue(16, null)).toBe(true);
  expect(isFitDue(149, 100)).toBe(false);
  expect(isFitDue(150, 100)).toBe(true);
});
