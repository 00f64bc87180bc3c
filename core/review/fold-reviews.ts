import { type Card, newCard, type Rating } from './card';
import { compareMoments } from './compare-moments';
import { rateCard } from './rate-card';
import type { Scheduling } from './scheduling';

/** One review of a log: the card as it was shown and as it was after. */
export type ReviewStep<R extends Rating = Rating> = { rating: R; before: Card; after: Card };

/**
 * The card that a log of ratings leads to. The log is a set: it is put in order here, by moment and
 * then by id, so two devices that hold the same ratings hold the same card. What was taken back is
 * left out by the caller.
 */
export function foldReviews(ratings: readonly Rating[], scheduling: Scheduling): Card {
  return reviewSteps(ratings, scheduling).at(-1)?.after ?? newCard();
}

/** The same with each step on the way, the first review first. */
export function reviewSteps<R extends Rating>(
  ratings: readonly R[],
  scheduling: Scheduling,
): ReviewStep<R>[] {
  let card = newCard();
  return ratings
    .toSorted((a, b) => compareMoments(a.reviewedAt, b.reviewedAt, a.id, b.id))
    .map((rating) => {
      const before = card;
      card = rateCard(before, rating, scheduling);
      return { rating, before, after: card };
    });
}
