/**
 * One sitting of flashcards, as plain data: what waits, what comes back soon, what was graded. It
 * grades on the learner's side, so that the next card never waits for a network, and keeps each step
 * so that any number of them can be undone.
 */
import type { Card, Rating } from './card';
import { rateCard } from './rate-card';
import type { Scheduling } from './scheduling';

/** Cards in learning steps are shown up to this much early rather than keeping the learner waiting. */
export const LEARN_AHEAD_MS = 20 * 60_000;

/** Anything that carries a card; screens add the question. */
export type StudyEntry = { card: Card };

export type StudySession<E extends StudyEntry> = {
  current: E | null;
  /** Not yet seen in this sitting, in the order they are to come. */
  waiting: readonly E[];
  /** Graded in this sitting and due again within it, earliest first. */
  returning: readonly E[];
  /** Newest last. `before` is the session as it was when the card was shown. */
  graded: readonly { entry: E; rating: Rating; before: StudySession<E> }[];
};

export function startSession<E extends StudyEntry>(entries: readonly E[]): StudySession<E> {
  return { current: entries[0] ?? null, waiting: entries.slice(1), returning: [], graded: [] };
}

/** Grades the current card and moves on. The card graded is the last of `graded`, as it is now. */
export function gradeCurrent<E extends StudyEntry>(
  session: StudySession<E>,
  rating: Rating,
  scheduling: Scheduling,
): StudySession<E> {
  const { current } = session;
  if (!current) return session;
  const entry = { ...current, card: rateCard(current.card, rating, scheduling) };
  const comesBack = entry.card.dueAt - rating.reviewedAt <= LEARN_AHEAD_MS;
  const returning = comesBack ? byDueAt([...session.returning, entry]) : session.returning;
  const graded = [...session.graded, { entry, rating, before: session }];
  return advance({ ...session, returning, graded }, rating.reviewedAt);
}

/** Takes the last grade back: the session as it was, and the review that is to be undone. */
export function undoGrade<E extends StudyEntry>(
  session: StudySession<E>,
): { session: StudySession<E>; rating: Rating } | null {
  const last = session.graded.at(-1);
  return last ? { session: last.before, rating: last.rating } : null;
}

function advance<E extends StudyEntry>(session: StudySession<E>, nowMs: number): StudySession<E> {
  const [soonest, ...laterReturning] = session.returning;
  const [first, ...laterWaiting] = session.waiting;
  if (soonest && (soonest.card.dueAt <= nowMs || !first)) {
    return { ...session, current: soonest, returning: laterReturning };
  }
  return { ...session, current: first ?? null, waiting: laterWaiting };
}

function byDueAt<E extends StudyEntry>(entries: readonly E[]): E[] {
  return entries.toSorted((a, b) => a.card.dueAt - b.card.dueAt);
}
