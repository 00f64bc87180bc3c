import { grades } from '#core/review/card';
import type { Spacing } from './due-scheduler';

const FIRST_EASE = 2.5;
const EASE_MIN = 1.3;
const EASE_CHANGE = { 1: -0.2, 2: -0.15, 3: 0, 4: 0.15 };
const EASY_BONUS = 1.3;
const HARD_FACTOR = 1.2;
const FIRST_EASY_INTERVAL = 4;

/** SM-2 as Anki has it, with Anki's interval modifier: 1 unless people change it. */
export function sm2(modifier: number, cards: number): Spacing {
  const eases = new Float64Array(cards).fill(FIRST_EASE);
  const intervals = new Float64Array(cards);
  const intervalOf = (card: number) => intervals[card] ?? 1;

  function next(card: number, elapsedDays: number, given: readonly number[]): number {
    if (elapsedDays === 0) return given.at(-1) === grades.easy ? FIRST_EASY_INTERVAL : 1;
    const [grade] = given;
    if (grade === grades.again) return 1;
    const interval = intervalOf(card);
    const ease = eases[card] ?? FIRST_EASE;
    const delay = Math.max(0, elapsedDays - interval);
    const longer = (days: number, least: number) => Math.max(Math.round(days * modifier), least);
    const hard = longer(interval * HARD_FACTOR, interval + 1);
    if (grade === grades.hard) return hard;
    const good = longer((interval + delay / 2) * ease, hard + 1);
    if (grade === grades.good) return good;
    return longer((interval + delay) * ease * EASY_BONUS, good + 1);
  }

  return {
    sureness: (card, elapsedDays) => -elapsedDays / intervalOf(card),
    next(card, elapsedDays, turn) {
      const interval = next(card, elapsedDays, turn.grades);
      const [grade] = turn.grades;
      if (elapsedDays > 0 && grade !== undefined) {
        eases[card] = Math.max(EASE_MIN, (eases[card] ?? FIRST_EASE) + EASE_CHANGE[grade]);
      }
      intervals[card] = interval;
      return interval;
    },
  };
}
