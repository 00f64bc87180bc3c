import { type Card, newCard, type Rating } from './card';
import { rateCard } from './rate-card';

/**
 * The card that a log of ratings leads to. The log is a set: it is put in order here, by moment and
 * then by id, so two devices that hold the same ratings hold the same card. What was taken back is
 * left out by the caller.
 */
export function foldReviews(ratings: readonly Rating[]): Card {
  return ratings
    .toSorted((a, b) => a.reviewedAt - b.reviewedAt || compareIds(a.id, b.id))
    .reduce(rateCard, newCard());
}

// By code unit, never by locale: every device must agree.
function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
