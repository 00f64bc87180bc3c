/**
 * FSRS-6 in plain arithmetic, for planning and simulating: a step costs a hundredth of what the
 * library's costs, and time is a fraction of days. It knows neither cards nor clocks nor due dates;
 * a test holds it equal to `ts-fsrs`.
 */
import { assert } from '../assert';
import { type Grade, grades } from './card';

/** The 21 parameters of FSRS-6, w0 to w20. */
export type FsrsWeights = readonly number[];

/** What people recall on average, as the makers of FSRS-6 found it. */
export const DEFAULT_WEIGHTS: FsrsWeights = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

export const STABILITY_MIN_DAYS = 0.001;
export const STABILITY_MAX_DAYS = 36_500;
const firstStabilityMinDays = 0.1;

/** The rules of memory for one set of weights. Stabilities are days, difficulties 1 to 10. */
export type FsrsKernel = {
  weights: FsrsWeights;
  /** The chance to recall after some days, which may be a fraction. */
  recall(elapsedDays: number, stability: number): number;
  /** After how many days the chance to recall has fallen to a wish; a fraction. */
  intervalDays(stability: number, desiredRecall: number): number;
  firstStability(grade: Grade): number;
  firstDifficulty(grade: Grade): number;
  nextDifficulty(difficulty: number, grade: Grade): number;
  /** After hard, good or easy on a later day; `recall` is the chance there was just before. */
  stabilityAfterSuccess(
    stability: number,
    difficulty: number,
    recall: number,
    grade: Grade,
  ): number;
  /** After again on a later day. */
  stabilityAfterLapse(stability: number, difficulty: number, recall: number): number;
  /** After any grade on the day of the review before. */
  stabilityAfterSameDay(stability: number, grade: Grade): number;
};

/** The kernel for 21 weights, which are taken as they are: within the ranges that FSRS allows. */
export function makeFsrsKernel(weights: FsrsWeights): FsrsKernel {
  return {
    weights,
    ...makeCurve(weights),
    ...makeFirstReview(weights),
    ...makeNextStability(weights),
    nextDifficulty: makeNextDifficulty(weights),
  };
}

/** The two numbers of the forgetting curve `(1 + factor days / stability) ** decay`. */
export function curveParameters(weights: FsrsWeights): { decay: number; factor: number } {
  const decay = -weight(weights, 20);
  return { decay, factor: 0.9 ** (1 / decay) - 1 };
}

function makeCurve(weights: FsrsWeights): Pick<FsrsKernel, 'recall' | 'intervalDays'> {
  const { decay, factor } = curveParameters(weights);
  return {
    recall: (elapsedDays, stability) => (1 + (factor * elapsedDays) / stability) ** decay,
    intervalDays: (stability, desiredRecall) =>
      (stability / factor) * (desiredRecall ** (1 / decay) - 1),
  };
}

function makeFirstReview(
  weights: FsrsWeights,
): Pick<FsrsKernel, 'firstStability' | 'firstDifficulty'> {
  return {
    firstStability: (grade) => Math.max(weight(weights, grade - 1), firstStabilityMinDays),
    firstDifficulty: (grade) => clampDifficulty(rawFirstDifficulty(weights, grade)),
  };
}

function makeNextDifficulty(weights: FsrsWeights): FsrsKernel['nextDifficulty'] {
  const w6 = weight(weights, 6);
  const w7 = weight(weights, 7);
  // It reverts to the first difficulty of easy before that is clamped.
  const reverted = w7 * rawFirstDifficulty(weights, grades.easy);
  return (difficulty, grade) => {
    const moved = difficulty - (w6 * (grade - grades.good) * (10 - difficulty)) / 9;
    return clampDifficulty(reverted + (1 - w7) * moved);
  };
}

function makeNextStability(
  weights: FsrsWeights,
): Pick<FsrsKernel, 'stabilityAfterSuccess' | 'stabilityAfterLapse' | 'stabilityAfterSameDay'> {
  const w = (index: number) => weight(weights, index);
  const [growth, w9, w10, hardFactor, easyFactor] = [Math.exp(w(8)), w(9), w(10), w(15), w(16)];
  const [w11, w12, w13, w14] = [w(11), w(12), w(13), w(14)];
  const [w17, w18, w19, lapseLoss] = [w(17), w(18), w(19), Math.exp(w(17) * w(18))];
  return {
    stabilityAfterSuccess(stability, difficulty, recall, grade) {
      const byGrade = grade === grades.hard ? hardFactor : grade === grades.easy ? easyFactor : 1;
      const gain =
        growth * (11 - difficulty) * stability ** -w9 * (Math.exp((1 - recall) * w10) - 1);
      return clampStability(stability * (1 + gain * byGrade));
    },
    stabilityAfterLapse(stability, difficulty, recall) {
      const forgotten =
        w11 * difficulty ** -w12 * ((stability + 1) ** w13 - 1) * Math.exp((1 - recall) * w14);
      return clampStability(Math.min(forgotten, stability / lapseLoss));
    },
    stabilityAfterSameDay(stability, grade) {
      const change = stability ** -w19 * Math.exp(w17 * (grade - grades.good + w18));
      return clampStability(stability * (grade === grades.again ? change : Math.max(1, change)));
    },
  };
}

function rawFirstDifficulty(weights: FsrsWeights, grade: Grade): number {
  return weight(weights, 4) - Math.exp(weight(weights, 5) * (grade - 1)) + 1;
}

function clampDifficulty(difficulty: number): number {
  return Math.min(10, Math.max(1, difficulty));
}

function clampStability(stability: number): number {
  return Math.min(STABILITY_MAX_DAYS, Math.max(STABILITY_MIN_DAYS, stability));
}

function weight(weights: FsrsWeights, index: number): number {
  const value = weights[index];
  assert(value !== undefined, `FSRS-6 has 21 weights, not ${weights.length}`);
  return value;
}
