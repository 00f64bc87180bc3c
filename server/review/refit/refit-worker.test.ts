import { expect, test } from 'vitest';
import { makeRandom } from '#core/random';
import { fitHistories } from '#core/review/fit-history';
import { fitLogLoss } from '#core/review/fit-log-loss';
import type { MemoryFit } from '#core/review/fit-memory';
import { DEFAULT_WEIGHTS, type FsrsWeights } from '#core/review/fsrs-kernel';
import { simulateLog } from '#core/review/testing/simulate-log';
import { runInWorker } from '#server/worker/run-in-worker';
import type { RefitOrder } from './refit-worker';

const startsAt = Date.parse('2026-01-05T12:00:00Z');
const by = (factors: Record<number, number>) =>
  DEFAULT_WEIGHTS.map((weight, place) => weight * (factors[place] ?? 1));

/** People unlike the many whose weights are the default ones. */
const truths = {
  'forgets at once': by({ 0: 0.3, 1: 0.3, 2: 0.3, 3: 0.3 }),
  'keeps what was learned': by({ 0: 4, 1: 4, 2: 4, 3: 4 }),
  'gains little from repeating': by({ 8: 0.5, 20: 2 }),
};

function simulate(truth: FsrsWeights, seed: number) {
  return simulateLog({ truth, cards: 300, days: 100, startsAt }, makeRandom(seed));
}

function refit(order: RefitOrder): Promise<MemoryFit | 'too-little' | null> {
  return runInWorker('server/review/refit/refit-worker.ts', order);
}

test.each(Object.entries(truths))(
  'the weights found for one who %s foresee a year of theirs better than the default ones',
  async (_name, truth) => {
    const fit = await refit({ reviews: simulate(truth, 1), present: DEFAULT_WEIGHTS });
    if (fit === null || fit === 'too-little') throw new Error('nothing was fitted');
    expect(fit.kept).toBe(true);
    expect(fit.weights).toHaveLength(21);
    const later = fitHistories(simulate(truth, 2));
    const loss = (weights: FsrsWeights) => fitLogLoss(later, weights, 0);
    const possible = loss(DEFAULT_WEIGHTS) - loss(truth);
    expect(loss(DEFAULT_WEIGHTS) - loss(fit.weights)).toBeGreaterThan(possible / 2);
  },
);

test('for one whose true weights hold already nothing better is found', async () => {
  const truth = truths['forgets at once'];
  const fit = await refit({ reviews: simulate(truth, 3), present: truth });
  expect(fit).toMatchObject({ kept: false });
});

test('a log of one day, and one without a first recall on a later day, are too little', async () => {
  const day = simulateLog({ truth: DEFAULT_WEIGHTS, cards: 50, days: 1, startsAt }, makeRandom(4));
  expect(await refit({ reviews: day, present: DEFAULT_WEIGHTS })).toBe('too-little');
  expect(await refit({ reviews: [], present: DEFAULT_WEIGHTS })).toBe('too-little');
});

test('the optimizer keeps its progress to itself', async () => {
  // Were it to speak, the setup of the tests would fail this one.
  const reviews = simulate(DEFAULT_WEIGHTS, 5);
  expect(await refit({ reviews, present: DEFAULT_WEIGHTS })).not.toBeNull();
});
