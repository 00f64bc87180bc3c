import { type Forecast, meanSaid, rightShare } from './calibration-curve';
import { groupBy } from './group-by';
import { isRecalled } from './recall-share';
import type { TracedReview } from './trace-card';

/** A forecast of recall, with what a fair comparison sorts it by. */
export type Prediction = Forecast &
  Pick<TracedReview, 'elapsedDays' | 'reviewsBefore' | 'lapsesBefore'>;

/** How far predictions were off; lower is better. */
export type PredictionQuality = {
  /** The mean of minus the logarithm of the chance that was given to what happened. */
  logLoss: number;
  /** The root of the mean squared distance between what was said and what came of it, over bins. */
  rmse: number;
};

/** More steps than any of the three scales has. */
const BINS_MAX = 100;

/** Surer than this nothing is said: one surprise would weigh more than all the rest. */
const CHANCE_MIN = 0.0001;

/** The predictions that a log holds: of reviews on a later day than the one before, as FSRS has it. */
export function predictions(reviews: readonly TracedReview[]): Prediction[] {
  const all: Prediction[] = [];
  for (const review of reviews) {
    const { predicted, elapsedDays, reviewsBefore, lapsesBefore } = review;
    if (predicted === null || elapsedDays === 0) continue;
    const isRight = isRecalled(review);
    all.push({ said: predicted, isRight, elapsedDays, reviewsBefore, lapsesBefore });
  }
  return all;
}

/**
 * How good predictions were, and how good the best single number would have been, which no one could
 * have known before: to be worth anything, they have to beat it.
 */
export function predictionQuality(all: readonly Prediction[]): {
  own: PredictionQuality;
  constant: PredictionQuality;
} {
  const { count, of } = rightShare(all);
  const constant = all.map((prediction) => ({ ...prediction, said: of === 0 ? 0 : count / of }));
  return { own: qualityOf(all), constant: qualityOf(constant) };
}

function qualityOf(all: readonly Prediction[]): PredictionQuality {
  if (all.length === 0) return { logLoss: 0, rmse: 0 };
  const losses = all.map(({ said, isRight }) => {
    const chance = Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, said));
    return -Math.log(isRight ? chance : 1 - chance);
  });
  const bins = groupBy(all, binOf);
  const squares = [...bins.values()].map((own) => {
    const { count, of } = rightShare(own);
    return of * (meanSaid(own) - count / of) ** 2;
  });
  return { logLoss: sum(losses) / all.length, rmse: Math.sqrt(sum(squares) / all.length) };
}

/**
 * By days since the review before, reviews and lapses, each on a scale of growing steps: the bins of the
 * open benchmark of schedulers. They know nothing of what was predicted, so that they judge a constant,
 * too.
 */
function binOf({ elapsedDays, reviewsBefore, lapsesBefore }: Prediction): number {
  const days = Math.floor(Math.log(elapsedDays) / Math.log(3.62));
  const reviews = Math.floor(Math.log(reviewsBefore + 1) / Math.log(1.89));
  const lapses = Math.floor(Math.log(lapsesBefore + 1) / Math.log(1.73));
  return (days * BINS_MAX + reviews) * BINS_MAX + lapses;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
