import { assert } from '#core/assert';
import type { Grade } from '#core/review/card';
import { fsrsLaw } from './fsrs-law';
import type { Truth } from './truth';

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

export function lawOf(truth: Truth): Law {
  if (truth.kind === 'fsrs6') return fsrsLaw(truth.parameters.w, truth.parameters.stabilityScale);
  const { growth } = truth.parameters;
  if (truth.kind === 'exponential') {
    const { firstHalfLifeDays } = truth.parameters;
    return stretchLaw(growth, halve, (grade) => byGrade(firstHalfLifeDays, grade));
  }
  const { fastHalfLifeDays, slowHalfLifeDays, fastShare } = truth.parameters;
  const mix = (days: number) =>
    fastShare * halve(days / fastHalfLifeDays) + (1 - fastShare) * halve(days / slowHalfLifeDays);
  return stretchLaw(growth, mix, () => 1);
}

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

export const STRETCH_MIN = 0.001;
export const STRETCH_MAX = 36_500;

/**
 * One curve of forgetting, which each card stretches. The first day gives the stretch; each later day
 * multiplies it once, by its first grade, so that massing pays no more than it does in people.
 */
function stretchLaw(
  growth: readonly number[],
  curve: (days: number) => number,
  firstStretch: (grade: Grade) => number,
): Law {
  return {
    recall: ({ strength }, elapsedDays) => curve(elapsedDays / strength),
    begin: (grade) => ({ strength: firstStretch(grade), difficulty: 1 }),
    repeat: (memory) => memory,
    review({ strength, difficulty }, _elapsedDays, grade) {
      const stretch = strength * byGrade(growth, grade);
      return { strength: Math.min(STRETCH_MAX, Math.max(STRETCH_MIN, stretch)), difficulty };
    },
  };
}

function halve(halfLives: number): number {
  return 2 ** -halfLives;
}

function byGrade(values: readonly number[], grade: Grade): number {
  const value = values[grade - 1];
  assert(value !== undefined, 'there is a value for each grade');
  return value;
}
