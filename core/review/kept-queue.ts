import type { Card } from './card';
import { learnerDay } from './learner-day';
import { type CardMarks, showAt } from './mark';
import { spaceSiblings } from './siblings';
import { LEARN_AHEAD_MS } from './study-session';

/** A card that a browser keeps. */
export type KeptEntry = {
  card: Card;
  marks: CardMarks;
  /** When it was fetched. */
  wasNew: boolean;
  /** As siblings.ts has it. */
  family: string | null;
};

/** The learner's day on which cards were fetched, and the room that it and others have for new questions. */
export type KeptDay = {
  /** As learner-day.ts counts. */
  day: number;
  /** New questions that this day had brought already. */
  newToday: number;
  newPerDay: number;
};

/**
 * What waits at a moment among the cards that a browser keeps, in the order in which the server would
 * ask: steps, reviews, new questions, siblings apart, then steps that are over soon. The new entries
 * come in the server's order, and all of them know what was answered since.
 */
export function keptQueue<E extends KeptEntry>(
  entries: readonly E[],
  kept: KeptDay,
  atMs: number,
  timeZone: string,
): E[] {
  const shown = entries
    .flatMap((entry) => {
      const from = showAt(entry.card.dueAt, entry.marks);
      return from === null ? [] : [{ entry, from }];
    })
    .toSorted((a, b) => a.from - b.from);
  const part = (isWanted: (card: Card) => boolean, after: number, until: number) =>
    shown
      .filter(({ entry, from }) => isWanted(entry.card) && from > after && from <= until)
      .map(({ entry }) => entry);
  const room = roomForNew(entries, kept, atMs, timeZone);
  return [
    ...spaceSiblings(
      [
        ...part(isOnSteps, -1, atMs),
        ...part(({ state }) => state === 'review', -1, atMs),
        ...part(({ state }) => state === 'new', -1, atMs).slice(0, room),
      ],
      ({ family }) => family,
    ),
    ...part(isOnSteps, atMs, atMs + LEARN_AHEAD_MS),
  ];
}

function isOnSteps({ state }: Card): boolean {
  return state === 'learning' || state === 'relearning';
}

/** Of the day at a moment, which may not be the one on which the cards were fetched. */
function roomForNew(
  entries: readonly KeptEntry[],
  { day, newToday, newPerDay }: KeptDay,
  atMs: number,
  timeZone: string,
): number {
  const today = learnerDay(atMs, timeZone);
  const metSince = entries.filter(
    ({ wasNew, card: { lastReviewedAt } }) =>
      wasNew && lastReviewedAt !== null && learnerDay(lastReviewedAt, timeZone) === today,
  );
  return Math.max(0, newPerDay - (day === today ? newToday : 0) - metSince.length);
}
