import { expect, test } from 'vitest';
import { makeRandom, nextFloat, shuffle } from '../../random';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from '../fsrs-kernel';
import {
  AS_WEIGHTS_SAY,
  addOutcome,
  estimateForgetting,
  newEvidence,
  type ReviewOutcome,
  recallWith,
  weighEvidence,
} from './estimate-forgetting';

const kernel = makeFsrsKernel(DEFAULT_WEIGHTS);

test('who is as the weights say forgets by the curve of the weights', () => {
  const recall = recallWith(kernel, AS_WEIGHTS_SAY);
  for (const days of [0, 0.4, 3, 90])
    expect(recall(days, 7)).toBeCloseTo(kernel.recall(days, 7), 12);
});

test('without outcomes nothing is different, and that is not sure', () => {
  const { stabilityFactor, stabilityPower, logDeviation } = estimateForgetting([], DEFAULT_WEIGHTS);
  expect(stabilityFactor).toBeCloseTo(1, 6);
  expect(stabilityPower).toBeCloseTo(0, 6);
  expect(logDeviation).toBeGreaterThan(0.3);
});

test.each([0.4, 0.7, 1, 1.5, 2.5])('a stability that is %f times the usual is found', (factor) => {
  const outcomes = outcomesOf((days, stability) => kernel.recall(days, stability * factor));
  const found = estimateForgetting(outcomes, DEFAULT_WEIGHTS);
  expect(
    meanError(found, (days, stability) => kernel.recall(days, stability * factor)),
  ).toBeLessThan(0.02);
  expect(found.logDeviation).toBeLessThan(0.25);
});

test('forgetting that is exponential is found to be steeper', () => {
  const truth = (days: number, stability: number) => 0.9 ** (days / stability);
  const found = estimateForgetting(outcomesOf(truth), DEFAULT_WEIGHTS);
  expect(found.decayFactor).toBeGreaterThan(3);
  expect(meanError(found, truth)).toBeLessThan(0.5 * meanError(AS_WEIGHTS_SAY, truth));
});

test('the order of outcomes does not matter, nor whether they come at once', () => {
  const outcomes = outcomesOf((days, stability) => kernel.recall(days, stability / 2));
  const atOnce = estimateForgetting(outcomes, DEFAULT_WEIGHTS);
  const evidence = newEvidence(DEFAULT_WEIGHTS);
  for (const outcome of shuffle(outcomes, makeRandom(5))) addOutcome(evidence, outcome);
  const found = weighEvidence(structuredClone(evidence));
  expect(found.stabilityFactor).toBeCloseTo(atOnce.stabilityFactor, 6);
  expect(found.decayFactor).toBeCloseTo(atOnce.decayFactor, 6);
});

test('a second review on the same day says nothing of forgetting', () => {
  const sameDay: ReviewOutcome = { elapsedDays: 0, stability: 3, isRecalled: false };
  expect(estimateForgetting([sameDay], DEFAULT_WEIGHTS)).toEqual(
    estimateForgetting([], DEFAULT_WEIGHTS),
  );
});

function outcomesOf(recall: (days: number, stability: number) => number): ReviewOutcome[] {
  const random = makeRandom(12);
  return Array.from({ length: 600 }, () => {
    const stability = 0.5 * 60 ** nextFloat(random);
    const elapsedDays = Math.ceil(stability * 8 * nextFloat(random));
    return {
      elapsedDays,
      stability,
      isRecalled: nextFloat(random) < recall(elapsedDays, stability),
    };
  });
}

function meanError(
  found: typeof AS_WEIGHTS_SAY,
  truth: (days: number, stability: number) => number,
): number {
  const recall = recallWith(kernel, found);
  const errors = [1, 3, 7, 14].flatMap((days) =>
    [2, 5, 15, 30].map((stability) => Math.abs(recall(days, stability) - truth(days, stability))),
  );
  return errors.reduce((a, b) => a + b) / errors.length;
}
