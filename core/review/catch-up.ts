import type { Card, Rating } from './card';
import { applyMark, type CardMarks } from './mark';
import { rateCard } from './rate-card';
import type { Scheduling } from './scheduling';
import type { SubmittedMark } from './submitted-mark';

/** Events on their way to the log; each names its question. */
export type PendingEvents = {
  ratings: readonly (Rating & { questionId: string })[];
  marks: readonly SubmittedMark[];
};

/**
 * Entries as they are after events that whoever made them may not have known. What an entry holds
 * already changes nothing; an entry that no event is of comes back as it is.
 */
export function catchUp<E extends { card: Card; marks: CardMarks; question: { id: string } }>(
  entries: readonly E[],
  pending: PendingEvents,
  scheduling: Scheduling,
): E[] {
  const ratings = pending.ratings.toSorted((a, b) => a.reviewedAt - b.reviewedAt);
  const marks = pending.marks.toSorted((a, b) => a.markedAt - b.markedAt);
  return entries.map((entry) => {
    const isOfEntry = ({ questionId }: { questionId: string }) => questionId === entry.question.id;
    const knownAt = entry.card.lastReviewedAt ?? 0;
    const fresh = ratings.filter((rating) => isOfEntry(rating) && rating.reviewedAt > knownAt);
    const said = marks.filter(isOfEntry);
    if (fresh.length === 0 && said.length === 0) return entry;
    return {
      ...entry,
      card: fresh.reduce((card, rating) => rateCard(card, rating, scheduling), entry.card),
      marks: said.reduce(applyMark, entry.marks),
    };
  });
}
