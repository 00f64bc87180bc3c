import { assert } from '#core/assert';
import type { Grade } from '#core/review/card';

/** What is remembered of one card. `strength` is in days; difficulty is 1 to 10 where a law has one. */
export type Memory = { strength: number; difficulty: number };

/** How people forget and learn, by what can be seen of it: grades and whole days. */
export type Law = {
  /** The chance to recall, so many days after a card was last seen. */
  recall(memory: Memory, elapsedDays: number): number;
  /** A card is seen for the first time. */
  begin(grade: Grade): Memory;
  /** A card is seen again on the day it was last seen. */
  repeat(memory: Memory, grade: Grade): Memory;
  /** A card is seen again on a later day. */
  review(memory: Memory, elapsedDays: number, grade: Grade): Memory;
};

/** What one turn of a card, from first to last grade, leaves of it. `memory` is null for a new card. */
export function afterTurn(
  law: Law,
  memory: Memory | null,
  elapsedDays: number,
  [first, ...steps]: readonly Grade[],
): Memory {
  assert(first !== undefined, 'a turn has a grade');
  const start = memory === null ? law.begin(first) : law.review(memory, elapsedDays, first);
  return steps.reduce((last, grade) => law.repeat(last, grade), start);
}
