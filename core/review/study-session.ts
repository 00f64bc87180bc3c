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

/** How a card leaves a sitting without a grade: for good, or until tomorrow. */
export type Aside = 'suspend' | 'bury';

export type StudySession<E extends StudyEntry> = {
  current: E | null;
  /** Not yet seen in this sitting, in the order they are to come. */
  waiting: readonly E[];
  /** Graded in this sitting and due again within it, earliest first. */
  returning: readonly E[];
  /** Newest last. `before` is the session as it was when the card was shown. */
  graded: readonly { entry: E; rating: Rating; before: StudySession<E> }[];
  /** Newest last, in the same way. */
  aside: readonly { entry: E; aside: Aside; before: StudySession<E> }[];
};

/** What undoing took back. */
export type UndoneStep<E extends StudyEntry> = { session: StudySession<E> } & (
  | { rating: Rating }
  | { aside: Aside; entry: E }
);

export function startSession<E extends StudyEntry>(entries: readonly E[]): StudySession<E> {
  return {
    current: entries[0] ?? null,
    waiting: entries.slice(1),
    returning: [],
    graded: [],
    aside: [],
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

/** Puts the current card away without a grade, at a moment, and moves on. */
export function setAside<E extends StudyEntry>(
  session: StudySession<E>,
  aside: Aside,
  nowMs: number,
): StudySession<E> {
  const { current: entry } = session;
  if (!entry) return session;
  return advance(
    { ...session, aside: [...session.aside, { entry, aside, before: session }] },
    nowMs,
  );
}

/** The current card as something else was said of it; its place stays. */
export function replaceCurrent<E extends StudyEntry>(
  session: StudySession<E>,
  current: E,
): StudySession<E> {
  return { ...session, current };
}

/** Takes the last step back: the session as it was, and what is to be undone. */
export function undoStep<E extends StudyEntry>(session: StudySession<E>): UndoneStep<E> | null {
  const grade = session.graded.at(-1);
  const put = session.aside.at(-1);
  if (grade && (!put || stepCount(grade.before) > stepCount(put.before))) {
    return { session: grade.before, rating: grade.rating };
  }
  return put ? { session: put.before, aside: put.aside, entry: put.entry } : null;
}

/** How many steps there are to undo. */
export function stepCount<E extends StudyEntry>({ graded, aside }: StudySession<E>): number {
  return graded.length + aside.length;
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
