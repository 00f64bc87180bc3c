import { type FitHistory, isPredicted } from './fit-history';

/**
 * What the optimizer of FSRS learns from, flat as it takes it: one item for each review on a later day
 * than the one before, which is all reviews of the question up to it, those of the same day included.
 */
export type FitItems = {
  /** Of all items, one after the other; 1 again to 4 easy. */
  grades: Uint32Array;
  /** Since the review before, in learner's days. */
  elapsedDays: Uint32Array;
  /** How many reviews each item has. */
  lengths: Uint32Array;
};

/** The optimizer leaves out longer ones, which would take most of the room. */
const REVIEWS_MAX = 64;

/** The items that end before a moment, in the order of their ends: the optimizer trusts the last most. */
export function fitItems(histories: readonly FitHistory[], beforeMs: number): FitItems {
  const items = histories
    .flatMap((history) =>
      history.slice(0, REVIEWS_MAX).flatMap((review, place) => {
        const isItem = isPredicted(review) && review.reviewedAt < beforeMs;
        return isItem ? [{ endsAt: review.reviewedAt, history, length: place + 1 }] : [];
      }),
    )
    .toSorted((a, b) => a.endsAt - b.endsAt);
  const reviews = items.flatMap(({ history, length }) => history.slice(0, length));
  return {
    grades: Uint32Array.from(reviews, ({ grade }) => grade),
    elapsedDays: Uint32Array.from(reviews, ({ elapsedDays }) => elapsedDays),
    lengths: Uint32Array.from(items, ({ length }) => length),
  };
}
