import type { Card } from './card';

/** As Anki has it: what is new today comes back tomorrow and after, so more would pile up. */
export const NEW_PER_DAY_MAX = 20;

/** Cards in the order to show them: (re)learning steps, then reviews, then new ones. */
export type StudyQueue<T> = { learning: T[]; due: T[]; new: T[] };

/**
 * What is due at a moment, and as many new cards as the learner's day still has room for after those
 * that it has already brought. Of the new ones the order given is kept.
 */
export function dueQueue<T extends { card: Card }>(
  candidates: readonly T[],
  atMs: number,
  newToday: number,
): StudyQueue<T> {
  const queue = studyQueue(
    candidates.filter(({ card }) => card.state === 'new' || card.dueAt <= atMs),
  );
  return { ...queue, new: queue.new.slice(0, Math.max(0, NEW_PER_DAY_MAX - newToday)) };
}

/** All of the cards, due or not, the longest due first. */
export function studyQueue<T extends { card: Card }>(candidates: readonly T[]): StudyQueue<T> {
  const byDueAt = candidates.toSorted((a, b) => a.card.dueAt - b.card.dueAt);
  return {
    learning: byDueAt.filter(
      ({ card: { state } }) => state === 'learning' || state === 'relearning',
    ),
    due: byDueAt.filter(({ card }) => card.state === 'review'),
    new: candidates.filter(({ card }) => card.state === 'new'),
  };
}
