import type { CardState } from '../card';

/** As the six marks of a state have it; each question is in exactly one of them. */
export const cardStandings = ['new', 'learning', 'due', 'known', 'suspended', 'lapsed'] as const;
export type CardStanding = (typeof cardStandings)[number];

export type CountedCard = { state: CardState; dueAt: number; isSuspended: boolean };

/** How many questions stand where. Those without a card were never asked. */
export function cardCounts(
  cards: readonly CountedCard[],
  questionCount: number,
  atMs: number,
): Record<CardStanding, number> {
  const counts = { new: 0, learning: 0, due: 0, known: 0, suspended: 0, lapsed: 0 };
  for (const card of cards) counts[standingOf(card, atMs)] += 1;
  counts.new += Math.max(0, questionCount - cards.length);
  return counts;
}

function standingOf({ state, dueAt, isSuspended }: CountedCard, atMs: number): CardStanding {
  if (isSuspended) return 'suspended';
  if (state === 'relearning') return 'lapsed';
  if (state !== 'review') return state;
  return dueAt <= atMs ? 'due' : 'known';
}
