import type { Turn } from '../learner';
import type { Course, Scheduler } from '../scheduler';

/** How a rule of thumb spaces cards. */
export type Spacing = {
  /** In how many days the card comes again; a card that is new has `elapsedDays` 0. */
  next(card: number, elapsedDays: number, turn: Turn): number;
  /** How sure the rule is of a card; the least sure come first. */
  sureness(card: number, elapsedDays: number): number;
};

export type Ending = {
  /** No interval goes past the eve. */
  isCapped: boolean;
  /** In so many last days every card that was not seen in them is shown once; 0 for no such pass. */
  passDays: number;
};

/** Cards come when they are due; then those that are new. */
export function makeDueScheduler(spacing: Spacing, ending: Ending, course: Course): Scheduler {
  const lastDays = new Int32Array(course.cards);
  const dueDays = new Int32Array(course.cards);
  const seen: number[] = [];
  const waiting = new Set<number>();
  // Without a limit the order of a day changes nothing.
  const isLimited = course.limitSeconds !== null;
  let eve = course.days - 1;

  function choose(day: number, fresh: readonly number[]): number[] {
    for (const card of fresh) waiting.add(card);
    const due = seen.filter((card) => at(dueDays, card) <= day);
    const cards = [...due, ...passOf(day)];
    return [...(isLimited ? leastSureFirst(cards, day) : cards), ...waiting];
  }

  /** Today's share of the cards that the final pass has still to show and that are not due anyway. */
  function passOf(day: number): number[] {
    const start = eve - ending.passDays + 1;
    if (day < start) return [];
    const left = seen.filter((card) => at(dueDays, card) > day && at(lastDays, card) < start);
    return leastSureFirst(left, day).slice(0, Math.ceil(left.length / (eve - day + 1)));
  }

  function leastSureFirst(cards: number[], day: number): number[] {
    return cards
      .map((card) => ({ card, sureness: spacing.sureness(card, day - at(lastDays, card)) }))
      .sort((a, b) => a.sureness - b.sureness)
      .map(({ card }) => card);
  }

  function record(card: number, day: number, turn: Turn): void {
    const isNew = waiting.delete(card);
    if (isNew) seen.push(card);
    const wished = spacing.next(card, isNew ? 0 : day - at(lastDays, card), turn);
    lastDays[card] = day;
    dueDays[card] = day + Math.max(1, ending.isCapped ? Math.min(wished, eve - day) : wished);
  }

  return {
    choose,
    record,
    move(days) {
      eve = days - 1;
    },
  };
}

function at(values: Int32Array, card: number): number {
  return values[card] ?? 0;
}
