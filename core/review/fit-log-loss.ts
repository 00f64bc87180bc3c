import { assert } from '../assert';
import { grades } from './card';
import { type FitHistory, type FitReview, isPredicted } from './fit-history';
import { type FsrsWeights, makeFsrsKernel } from './fsrs-kernel';
import { type Memory, nextMemory } from './next-memory';

/** Nothing is foreseen with more certainty than this, so that one surprise does not decide alone. */
const CHANCE_MIN = 0.0001;

/**
 * How badly weights foresee what was recalled from a moment on, as the mean of -ln(the chance given to
 * what came); a coin has 0.69. Only reviews on a later day count, as everywhere FSRS is judged, and
 * there has to be one.
 */
export function fitLogLoss(
  histories: readonly FitHistory[],
  weights: FsrsWeights,
  fromMs: number,
): number {
  const kernel = makeFsrsKernel(weights);
  let sum = 0;
  let count = 0;
  for (const history of histories) {
    let memory: Memory | null = null;
    for (const review of history) {
      if (memory && isPredicted(review) && review.reviewedAt >= fromMs) {
        sum += loss(kernel.recall(review.elapsedDays, memory.stability), review);
        count += 1;
      }
      memory = nextMemory(kernel, memory, review.grade, review.elapsedDays);
    }
  }
  assert(count > 0, 'there is something to foresee');
  return sum / count;
}

function loss(recall: number, { grade }: FitReview): number {
  const chance = grade === grades.again ? 1 - recall : recall;
  return -Math.log(Math.min(1 - CHANCE_MIN, Math.max(CHANCE_MIN, chance)));
}
