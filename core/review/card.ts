/** The vocabulary of memory. Names are FSRS's. */

export const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const;
export type Grade = (typeof grades)[keyof typeof grades];

export const cardStates = ['new', 'learning', 'review', 'relearning'] as const;
export type CardState = (typeof cardStates)[number];

/** One learner's memory of one question: the fold over their reviews of it. Moments are Unix ms. */
export type Card = {
  state: CardState;
  dueAt: number;
  /** Days until recall falls to 90 %. */
  stability: number;
  /** 1 (easy) to 10 (hard). */
  difficulty: number;
  /** Place in the learning or relearning steps, from 0. */
  step: number;
  reps: number;
  lapses: number;
  /** Null while new. */
  lastReviewedAt: number | null;
};

/** All that the chance of recall follows from. */
export type Memory = Pick<Card, 'stability' | 'lastReviewedAt'>;

/** What the fold needs of a review. */
export type Rating = {
  id: string;
  grade: Grade;
  reviewedAt: number;
  /** IANA name. */
  timeZone: string;
};

/** A card that was never reviewed: due at once, and of no strength yet. */
export function newCard(): Card {
  return {
    state: 'new',
    dueAt: 0,
    stability: 0,
    difficulty: 0,
    step: 0,
    reps: 0,
    lapses: 0,
    lastReviewedAt: null,
  };
}
