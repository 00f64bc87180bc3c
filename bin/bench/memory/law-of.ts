import { assert } from '#core/assert';
import type { Grade } from '#core/review/card';
import { fsrsLaw } from './fsrs-law';
import type { Law } from './law';
import type { Truth } from './truth';

/** How learners of a truth forget and learn. */
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

const STRETCH_MIN = 0.001;
const STRETCH_MAX = 36_500;

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
