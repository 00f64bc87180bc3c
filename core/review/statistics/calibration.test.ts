import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRandom, nextFloat } from '../../random';
import { calibrationCurve } from './calibration-curve';
import { type Prediction, predictionQuality, predictions } from './prediction-quality';
import { selfKnowledge } from './self-knowledge';
import type { TracedReview } from './trace-card';

const anyForecast = fc.record({
  said: fc.double({ min: 0, max: 1, noNaN: true }),
  isRight: fc.boolean(),
});

function reviewOf(change: Partial<TracedReview>): TracedReview {
  return {
    grade: 3,
    reviewedAt: 0,
    spentMs: 0,
    certainty: null,
    day: 0,
    hour: 9,
    stage: 'young',
    elapsedDays: 3,
    predicted: 0.9,
    reviewsBefore: 2,
    lapsesBefore: 0,
    ...change,
  };
}

/** As many outcomes as wished, each with the chance that `chanceOf` gives to what was said. */
function simulate(count: number, chanceOf: (said: number) => number): Prediction[] {
  const random = makeRandom(7);
  return Array.from({ length: count }, () => {
    const said = 0.5 + nextFloat(random) / 2;
    return {
      said,
      isRight: nextFloat(random) < chanceOf(said),
      // As it is in memory: what was seen longer ago is less sure.
      elapsedDays: Math.ceil((1 - said) * 60) + 1,
      reviewsBefore: 4,
      lapsesBefore: 0,
    };
  });
}

test('each forecast is in exactly one point, which is near what it said', () => {
  fc.assert(
    fc.property(fc.array(anyForecast), (forecasts) => {
      const curve = calibrationCurve(forecasts, 20);
      expect(curve.reduce((sum, { right }) => sum + right.of, 0)).toBe(forecasts.length);
      const right = forecasts.filter(({ isRight }) => isRight).length;
      expect(curve.reduce((sum, point) => sum + point.right.count, 0)).toBe(right);
      for (const { about, said, right } of curve) {
        expect(right.of).toBeGreaterThan(0);
        expect(Math.abs(about - said)).toBeLessThanOrEqual(0.025 + 1e-9);
      }
    }),
    { seed: 51 },
  );
});

test('the intervals of a calibrated forecaster hold what was said, as often as they promise', () => {
  const curve = Array.from({ length: 40 }, (_, seed) => {
    const random = makeRandom(seed);
    const forecasts = Array.from({ length: 400 }, () => {
      const said = Math.round(nextFloat(random) * 20) / 20;
      return { said, isRight: nextFloat(random) < said };
    });
    return calibrationCurve(forecasts, 20);
  }).flat();
  const held = (name: 'likely' | 'certain') =>
    curve.filter((point) => point[name].low <= point.said && point.said <= point[name].high)
      .length / curve.length;
  expect(held('likely')).toBeGreaterThan(0.76);
  expect(held('likely')).toBeLessThan(0.88);
  expect(held('certain')).toBeGreaterThan(0.93);
});

test('only a review on a later day than the one before holds a prediction', () => {
  const log = [
    reviewOf({ predicted: null, elapsedDays: 0 }),
    reviewOf({ predicted: 0.99, elapsedDays: 0 }),
    reviewOf({ predicted: 0.8, elapsedDays: 1, grade: 1 }),
  ];
  expect(predictions(log)).toEqual([
    { said: 0.8, isRight: false, elapsedDays: 1, reviewsBefore: 2, lapsesBefore: 0 },
  ]);
});

test('predictions that tell cards apart beat the best constant, and wrong ones do not', () => {
  const good = predictionQuality(simulate(4_000, (said) => said));
  expect(good.own.logLoss).toBeLessThan(good.constant.logLoss);
  expect(good.own.rmse).toBeLessThan(good.constant.rmse);
  const upsideDown = predictionQuality(simulate(4_000, (said) => 1.5 - said));
  expect(upsideDown.own.logLoss).toBeGreaterThan(upsideDown.constant.logLoss);
  expect(upsideDown.own.rmse).toBeGreaterThan(upsideDown.constant.rmse);
});

test('the constant’s log loss is the entropy of the share that was recalled', () => {
  const all = simulate(500, () => 0.9);
  const share = all.filter(({ isRight }) => isRight).length / all.length;
  const entropy = -(share * Math.log(share) + (1 - share) * Math.log(1 - share));
  expect(predictionQuality(all).constant.logLoss).toBeCloseTo(entropy, 10);
});

test('one surprise of a sure forecast is not endless, and nothing costs nothing', () => {
  const [sure] = simulate(1, () => 0);
  const { own } = predictionQuality(sure ? [{ ...sure, said: 1, isRight: false }] : []);
  expect(own.logLoss).toBeCloseTo(-Math.log(0.0001), 6);
  expect(predictionQuality([]).own).toEqual({ logLoss: 0, rmse: 0 });
});

test('who says 90 % and is right in 70 % is 20 points too sure', () => {
  const log = Array.from({ length: 100 }, (_, index) =>
    reviewOf({ certainty: 90, grade: index < 70 ? 3 : 1 }),
  );
  const { count, certainty, right, gap, curve } = selfKnowledge([
    ...log,
    reviewOf({ certainty: null }),
  ]);
  expect({ count, right }).toEqual({ count: 100, right: 0.7 });
  expect(certainty).toBeCloseTo(0.9, 10);
  expect(gap?.mean).toBeCloseTo(0.2, 10);
  expect(gap?.interval.low).toBeCloseTo(0.2 - 1.96 * Math.sqrt((0.7 * 0.3) / 99), 6);
  expect(curve).toMatchObject([{ about: 0.9, right: { count: 70, of: 100 } }]);
});

test('of few answers no gap is claimed', () => {
  const log = Array.from({ length: 19 }, () => reviewOf({ certainty: 100, grade: 1 }));
  expect(selfKnowledge(log)).toMatchObject({ count: 19, gap: null });
});
