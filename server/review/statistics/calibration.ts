import { type CurvePoint, calibrationCurve } from '#core/review/statistics/calibration-curve';
import {
  type PredictionQuality,
  predictionQuality,
  predictions,
} from '#core/review/statistics/prediction-quality';
import { type SelfKnowledge, selfKnowledge } from '#core/review/statistics/self-knowledge';
import type { Learner } from '#server/auth/learner';
import type { StatisticsScope } from './statistics-scope';
import { tracedLog } from './traced-log';

export type Calibration = {
  /** What was foreseen of memory against what came of it. */
  memory: {
    /** Reviews on a later day than the one before, each foreseen once. */
    count: number;
    curve: CurvePoint[];
    own: PredictionQuality;
    constant: PredictionQuality;
  };
  /** What the learner foresaw of their own answers. */
  certainty: SelfKnowledge;
};

export type CalibrationWish = StatisticsScope & { since: Date | null };

/** Five points in a hundred: what a sentence can say, and enough reviews in each. */
const CURVE_STEPS = 20;

/** How right the predictions were that a learner was scheduled by, and how well they know themselves. */
export async function calibration(
  learner: Learner | null,
  wish: CalibrationWish,
): Promise<Calibration> {
  const log = await tracedLog(learner, wish);
  const since = wish.since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const wanted = log.filter(({ reviewedAt }) => reviewedAt >= since);
  const foreseen = predictions(wanted);
  return {
    memory: {
      count: foreseen.length,
      curve: calibrationCurve(foreseen, CURVE_STEPS),
      ...predictionQuality(foreseen),
    },
    certainty: selfKnowledge(wanted),
  };
}
