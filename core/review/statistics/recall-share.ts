import { grades } from '../card';
import type { TracedReview } from './trace-card';
import type { Share } from './wilson';

/**
 * How many of the questions that had left the learning steps were recalled when they were asked: what
 * Anki calls true retention. What is still being learned says nothing of memory.
 */
export function recallShare(reviews: readonly TracedReview[]): Share {
  const asked = reviews.filter(({ stage }) => stage === 'young' || stage === 'mature');
  return { count: asked.filter(isRecalled).length, of: asked.length };
}

export function isRecalled({ grade }: Pick<TracedReview, 'grade'>): boolean {
  return grade !== grades.again;
}
