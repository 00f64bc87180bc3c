import type { Rating } from '#core/review/card';
import { fitMemory, type MemoryFit } from '#core/review/fit-memory';
import type { FsrsWeights } from '#core/review/fsrs-kernel';
import { loadOptimizer } from './optimize-weights';

export type RefitOrder = {
  /** The whole log, without what was taken back. */
  reviews: (Rating & { questionId: string })[];
  /** The weights that hold now. */
  present: FsrsWeights;
};

/** Runs in a thread of its own: fitting takes seconds, in which nothing else would be answered. */
export async function work({ reviews, present }: RefitOrder): Promise<MemoryFit | 'too-little'> {
  return fitMemory(reviews, present, await loadOptimizer()) ?? 'too-little';
}
