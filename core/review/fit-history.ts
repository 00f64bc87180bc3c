import type { Grade, Rating } from './card';
import { compareMoments } from './compare-moments';
import { learnerDay } from './learner-day';

/** One review as fitting sees it. */
export type FitReview = {
  grade: Grade;
  /** Unix ms. */
  reviewedAt: number;
  /** Learner's days since the review before; 0 on the same day, and for the first one. */
  elapsedDays: number;
};

/** The reviews of one question, the first one first. */
export type FitHistory = readonly FitReview[];

/**
 * A learner's log as one history for each question, with days counted as rateCard counts them: in the
 * zone of the later review, and ending at 4 a.m. What was taken back is left out by the caller.
 */
export function fitHistories(reviews: readonly (Rating & { questionId: string })[]): FitHistory[] {
  const byQuestion = new Map<string, Rating[]>();
  for (const review of reviews.toSorted(inLogOrder)) {
    const own = byQuestion.get(review.questionId);
    if (own) own.push(review);
    else byQuestion.set(review.questionId, [review]);
  }
  return [...byQuestion.values()].map((own) =>
    own.map(({ grade, reviewedAt, timeZone }, place) => ({
      grade,
      reviewedAt,
      elapsedDays: elapsedDays(own[place - 1]?.reviewedAt ?? reviewedAt, reviewedAt, timeZone),
    })),
  );
}

/** Reviews on a later day than the one before: all that fitting and judging predict. */
export function isPredicted({ elapsedDays }: FitReview): boolean {
  return elapsedDays > 0;
}

function elapsedDays(beforeAt: number, reviewedAt: number, timeZone: string): number {
  return Math.max(0, learnerDay(reviewedAt, timeZone) - learnerDay(beforeAt, timeZone));
}

function inLogOrder(a: Rating, b: Rating): number {
  return compareMoments(a.reviewedAt, b.reviewedAt, a.id, b.id);
}
