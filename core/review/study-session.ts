/**
 * One sitting of flashcards, as plain data: what waits, what comes back soon, what was graded. It
 * grades on the learner's side, so that the next card never waits for a network, and keeps each step
 * so that any number of them can be undone.
 */
import type { Card, Rating } from './card';
import type { MarkChange } from './mark';
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
  /** What was said of cards other than a grade, in the same way; `entry` is the card before. */
  marked: readonly { entry: E; kind: MarkChange['kind']; before: StudySession<E> }[];
};

/** What undoing took back. */
export type UndoneStep<E extends StudyEntry> = { session: StudySession<E> } & (
  | { rating: Rating }
  | { kind: MarkChange['kind']; entry: E }
);

export function startSession<E extends StudyEntry>(entries: readonly E[]): StudySession<E> {
  return {
    current: entries[0] ?? null,
    waiting: entries.slice(1),
    returning: [],
    graded: [],
    marked: [],
  };
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

/**
 * Says something of the current card, which is `entry` after that. Suspending and burying put it away
 * and move on, at a moment; after everything else it stays where it is.
 */
export function markCurrent<E extends StudyEntry>(
  session: StudySession<E>,
  kind: MarkChange['kind'],
  entry: E,
  nowMs: number,
): StudySession<E> {
  const { current } = session;
  if (!current) return session;
  const marked = [...session.marked, { entry: current, kind, before: session }];
  const isPutAway = kind === 'suspend' || kind === 'bury';
  return isPutAway
    ? advance({ ...session, marked }, nowMs)
    : { ...session, marked, current: entry };
}

/** Takes the last step back: the session as it was, and what is to be undone. */
export function undoStep<E extends StudyEntry>(session: StudySession<E>): UndoneStep<E> | null {
  const grade = session.graded.at(-1);
  const mark = session.marked.at(-1);
  if (grade && (!mark || stepCount(grade.before) > stepCount(mark.before))) {
    return { session: grade.before, rating: grade.rating };
  }
  return mark ? { session: mark.before, kind: mark.kind, entry: mark.entry } : null;
}

/** How many steps there are to undo. */
export function stepCount<E extends StudyEntry>({ graded, marked }: StudySession<E>): number {
  return graded.length + marked.length;
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
