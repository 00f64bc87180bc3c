import { grades } from '../card';
import type { TracedReview } from './trace-card';
import type { Share } from './wilson';

/**
 * How many of the questions that had left the learning steps were recalled when they were asked: what
 * Anki calls true retention. What is still being learned says nothing of memory.
 */
export function recallShare(reviews: readonly TracedReview[]): Share {
  const share = { count: 0, of: 0 };
  for (const review of reviews) addRecall(share, review);
  return share;
}

/** Counts one more review into a share, in place. */
export function addRecall(share: Share, review: TracedReview): void {
  if (review.stage !== 'young' && review.stage !== 'mature') return;
  share.of += 1;
  if (isRecalled(review)) share.count += 1;
}

export function isRecalled({ grade }: Pick<TracedReview, 'grade'>): boolean {
  return grade !== grades.again;
}
