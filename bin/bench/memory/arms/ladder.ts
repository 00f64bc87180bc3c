import { grades } from '#core/review/card';
import type { Spacing } from './due-scheduler';

/** What people do with boxes of paper cards. */
const RUNGS_DAYS = [1, 3, 7, 14, 30, 60];

/** A fixed ladder: recalled is a rung up, forgotten is back to the first. `stretch` widens all rungs. */
export function ladder(stretch: number, cards: number): Spacing {
  const rungs = new Int32Array(cards);
  const daysOf = (card: number) => {
    const days = RUNGS_DAYS[Math.min(rungs[card] ?? 0, RUNGS_DAYS.length - 1)] ?? 1;
    return Math.max(1, Math.round(days * stretch));
  };
  return {
    sureness: (card, elapsedDays) => -elapsedDays / daysOf(card),
    next(card, elapsedDays, { grades: [grade] }) {
      const isUp = elapsedDays > 0 && grade !== grades.again;
      rungs[card] = isUp ? (rungs[card] ?? 0) + 1 : 0;
      return daysOf(card);
    },
  };
}

/** Each card is learned and does not come again by itself. */
export function learnOnce(): Spacing {
  return { sureness: (_card, elapsedDays) => -elapsedDays, next: () => LONG_DAYS };
}

const LONG_DAYS = 10_000;
