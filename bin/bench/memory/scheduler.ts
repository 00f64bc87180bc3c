import type { Turn } from './learner';

/** What a scheduler is told before the first day. */
export type Course = {
  cards: number;
  /** Days 0 to days - 1 are for study; on the day itself there is none. */
  days: number;
  /** After so many seconds no further card is begun on a day. */
  limitSeconds: number | null;
};

/**
 * Decides what a learner studies. All it ever learns of the learner is what a program sees: the
 * grades, the days and the seconds. So it cannot know more than its model of memory guesses.
 */
export type Scheduler = {
  /**
   * The cards to study on a day, in this order. It is asked once a day, and hears of each turn before
   * it yields the next card; whoever stops early leaves the rest to a later day. `fresh` are the cards
   * that are to be introduced on that day.
   */
  choose(day: number, fresh: readonly number[]): Iterable<number>;
  record(card: number, day: number, turn: Turn): void;
  /** The interview was moved to another day. */
  move?(days: number): void;
  /** The mean recall on the day of the interview that is shown to the learner, if it shows one. */
  readiness?(): number;
};
