import type { MemoryModel } from './memory-model';
import { oddsAt, type Policy, spreadByGrade } from './solve-policy';
import { COLUMNS, STATES } from './state-grid';

/** Expected recall on the day of the interview, laid out as the values of a policy are. */
export type RecallValues = { values: Float64Array; valuesByGrade: Float64Array };

/** The recall that a policy leads to from each state after a review on each day. */
export function recallValues(model: MemoryModel, policy: Policy): RecallValues {
  const { days } = model;
  const values = new Float64Array(days * STATES);
  const valuesByGrade = new Float64Array(days * 4 * STATES);
  for (let day = days - 1; day >= 0; day -= 1) {
    for (let state = 0; state < STATES; state += 1) {
      values[day * STATES + state] = recallFrom(model, policy, valuesByGrade, day, state);
    }
    spreadByGrade(model, values, valuesByGrade, day);
  }
  return { values, valuesByGrade };
}

function recallFrom(
  model: MemoryModel,
  policy: Policy,
  valuesByGrade: Float64Array,
  day: number,
  state: number,
): number {
  const { days, reviews } = model;
  const never = policy.odds[oddsAt(days, day, days) + state] ?? 0;
  let sum = never * (reviews.recall[(days - day) * STATES + state] ?? 0);
  for (let next = day + 1; next < days; next += 1) {
    const odds = policy.odds[oddsAt(days, day, next) + state] ?? 0;
    if (odds === 0) continue;
    sum += odds * recallAfterReview(model, valuesByGrade, next, next - day, state);
  }
  return sum;
}

function recallAfterReview(
  { reviews, successOdds }: MemoryModel,
  valuesByGrade: Float64Array,
  day: number,
  wait: number,
  state: number,
): number {
  const chance = reviews.recall[wait * STATES + state] ?? 0;
  let sum = 0;
  for (let grade = 0; grade < 4; grade += 1) {
    const graded = grade === 0 ? 1 - chance : chance * (successOdds[grade - 1] ?? 0);
    const place = reviews.column[(wait * 4 + grade) * STATES + state] ?? 0;
    const left = Math.floor(place);
    const at = (day * 4 + grade) * STATES + state - (state % COLUMNS) + left;
    const value = valuesByGrade[at] ?? 0;
    sum += graded * (value + (place - left) * ((valuesByGrade[at + 1] ?? 0) - value));
  }
  return sum;
}
