import type { Card } from './card';

/** As Anki has it: forgotten this often, a question costs more than it gives. */
export const LEECH_LAPSES_MIN = 8;
const LAPSES_BETWEEN_WARNINGS = 4;

/** Whether the words of a question, not its repetition, are what has to change. */
export function isLeech({ lapses }: Pick<Card, 'lapses'>): boolean {
  return lapses >= LEECH_LAPSES_MIN;
}

/** Whether a review is the one to warn at: the 8th lapse of a card, and every 4th after it. */
export function becomesLeech(before: Card, after: Card): boolean {
  const { lapses } = after;
  const isWarned =
    lapses >= LEECH_LAPSES_MIN && (lapses - LEECH_LAPSES_MIN) % LAPSES_BETWEEN_WARNINGS === 0;
  return isWarned && lapses > before.lapses;
}
