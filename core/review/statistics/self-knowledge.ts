import { type CurvePoint, calibrationCurve, meanSaid, rightShare } from './calibration-curve';
import { isRecalled } from './recall-share';
import type { TracedReview } from './trace-card';
import type { Interval } from './wilson';

/** Certainty is said in percent; ten steps hold what people tell apart. */
const STEPS = 10;

/** Below this the error of the gap cannot be told from the few answers themselves. */
const ANSWERS_MIN = 20;

export type SelfKnowledge = {
  /** Answers before which the learner said how sure they were. */
  count: number;
  /** On average, 0 to 1. */
  certainty: number;
  right: number;
  curve: CurvePoint[];
  /** How much surer they were than they were right, -1 to 1, and where that lies in 95 of 100 cases. */
  gap: { mean: number; interval: Interval } | null;
};

/** How well a learner knows what they know: certainty, said before the answer showed, against grades. */
export function selfKnowledge(reviews: readonly TracedReview[]): SelfKnowledge {
  const forecasts = reviews.flatMap((review) =>
    review.certainty === null
      ? []
      : [{ said: review.certainty / 100, isRight: isRecalled(review) }],
  );
  const { count, of } = rightShare(forecasts);
  return {
    count: of,
    certainty: meanSaid(forecasts),
    right: of === 0 ? 0 : count / of,
    curve: calibrationCurve(forecasts, STEPS),
    gap: of < ANSWERS_MIN ? null : gapOf(forecasts),
  };
}

/** Of differences, each between what was said of an answer and 1 or 0 for what it came to. */
function gapOf(forecasts: readonly { said: number; isRight: boolean }[]): SelfKnowledge['gap'] {
  const gaps = forecasts.map(({ said, isRight }) => said - (isRight ? 1 : 0));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (gaps.length - 1);
  const reach = 1.96 * Math.sqrt(variance / gaps.length);
  return { mean, interval: { low: mean - reach, high: mean + reach } };
}
