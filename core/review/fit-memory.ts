/**
 * Fitting FSRS-6 to one learner: their log and the weights that hold now in, other weights and how both
 * foresee in numbers out. The optimizer is handed in, because it is WebAssembly; it knows nothing of
 * cards, rows or nights.
 */
import { assert } from '../assert';
import type { Rating } from './card';
import { type FitHistory, fitHistories, isPredicted } from './fit-history';
import { type FitItems, fitItems } from './fit-items';
import { fitLogLoss } from './fit-log-loss';
import { DEFAULT_WEIGHTS, type FsrsWeights } from './fsrs-kernel';

/** Null when it cannot make anything of the items. */
export type Optimizer = (items: FitItems) => FsrsWeights | null;

export type MemoryFit = {
  weights: FsrsWeights;
  /** All reviews of the log. */
  reviewCount: number;
  /** Of weights fitted to the log without its last part, on that part; lower is better. */
  logLoss: number;
  /** Of the weights that held until then, on the same part. */
  logLossBefore: number;
  /** Whether the fit is better, and shall hold. */
  kept: boolean;
};

/** Reviews on a later day without which nothing is fitted. */
export const FIT_REVIEWS_MIN = 8;
/** Below it they say something of the first stabilities only. */
const FIT_ALL_REVIEWS_MIN = 64;
const FIRST_STABILITIES = 4;

/** The newest reviews, that a fit is judged on. */
const HELD_OUT_SHARE = 0.2;

/** A log that has grown by so much is fitted again. */
const GROWTH_MIN = 1.5;
/** Fewer reviews are not worth a look: those on a later day among them would be too few. */
const FIRST_REVIEWS_MIN = 16;

/**
 * Weights fitted to all but the newest fifth of a log are compared with those that hold now on that
 * fifth. If they foresee it better, fitting to this learner pays, and what is returned is fitted to the
 * whole log: the newest reviews say most about the learner as they are. If not, what was tried is
 * returned. Null when there is too little to fit.
 */
export function fitMemory(
  reviews: readonly (Rating & { questionId: string })[],
  present: FsrsWeights,
  optimize: Optimizer,
): MemoryFit | null {
  const histories = fitHistories(reviews);
  const heldOutFrom = heldOutFromMs(histories);
  const tried = heldOutFrom === null ? null : fit(histories, heldOutFrom, optimize);
  if (heldOutFrom === null || tried === null) return null;
  const logLoss = fitLogLoss(histories, tried, heldOutFrom);
  const logLossBefore = fitLogLoss(histories, present, heldOutFrom);
  const kept = logLoss < logLossBefore;
  const whole = kept ? fit(histories, Number.POSITIVE_INFINITY, optimize) : null;
  return { weights: whole ?? tried, reviewCount: reviews.length, logLoss, logLossBefore, kept };
}

/**
 * Whether to fit again, by how many reviews there are and how many there were at the last try. With
 * half as many again, the newest fifth came after that try, so that neither the present weights nor
 * the new ones have seen what they are judged on.
 */
export function isFitDue(reviewCount: number, reviewCountAtLast: number | null): boolean {
  const wanted = reviewCountAtLast === null ? 0 : reviewCountAtLast * GROWTH_MIN;
  return reviewCount >= Math.max(FIRST_REVIEWS_MIN, wanted);
}

function fit(
  histories: readonly FitHistory[],
  beforeMs: number,
  optimize: Optimizer,
): FsrsWeights | null {
  const items = fitItems(histories, beforeMs);
  if (items.lengths.length < FIT_REVIEWS_MIN) return null;
  const weights = optimize(items);
  if (weights === null) return null;
  assert(weights.length === DEFAULT_WEIGHTS.length, 'the optimizer fits FSRS-6');
  if (!weights.every(Number.isFinite)) return null;
  if (items.lengths.length >= FIT_ALL_REVIEWS_MIN) return weights;
  return [...weights.slice(0, FIRST_STABILITIES), ...DEFAULT_WEIGHTS.slice(FIRST_STABILITIES)];
}

/** The moment of the first held-out review; null when there is none to hold out. */
function heldOutFromMs(histories: readonly FitHistory[]): number | null {
  const moments = histories
    .flatMap((history) => history.filter(isPredicted).map(({ reviewedAt }) => reviewedAt))
    .sort((a, b) => a - b);
  return moments[Math.floor(moments.length * (1 - HELD_OUT_SHARE))] ?? null;
}
