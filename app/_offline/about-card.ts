'use client';

import { newId } from './new-id';

/** What every event of a card says besides what happened: an id of its own, which card, and where. */
export function aboutCard(question: { id: string; ownerId: string }, atMs: number) {
  return {
    id: newId(atMs),
    questionId: question.id,
    questionOwnerId: question.ownerId,
    timeZone: ownTimeZone(),
  };
}

/** Asked at each answer: people travel. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
