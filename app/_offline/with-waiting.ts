'use client';

import { catchUp, type PendingEvents } from '#core/review/catch-up';
import { isShown } from '#core/review/mark';
import type { Scheduling } from '#core/review/scheduling';
import type { StudyCard } from '#server/review/study-cards';
import { waitingEvents } from './waiting-events';

/**
 * The cards that are still to be studied, given what was done here and has not reached the server; the
 * same array when that changes nothing.
 */
export function withWaiting(cards: StudyCard[], scheduling: Scheduling): StudyCard[] {
  const caughtUp = catchUp(cards, pendingEvents(), scheduling);
  if (caughtUp.every((entry, place) => entry === cards[place])) return cards;
  return caughtUp.filter(({ card, marks }) => isShown(card.dueAt, marks, Date.now()));
}

/** What was done and not taken back. */
export function pendingEvents(): PendingEvents {
  const events = waitingEvents();
  const undone = new Set(
    events.flatMap((event) => (event.kind === 'undo' ? [event.reviewId] : [])),
  );
  return {
    ratings: events.flatMap((event) =>
      event.kind === 'review' && !undone.has(event.id) ? [event.review] : [],
    ),
    marks: events.flatMap((event) => (event.kind === 'mark' ? [event.mark] : [])),
  };
}
