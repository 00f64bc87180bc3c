import type { Grade } from '../card';
import { type Memory, type MemoryModel, stabilityAfter } from './memory-model';
import type { Policy } from './solve-policy';
import { COLUMNS, columnOf, ROWS, rowOf } from './state-grid';
import type { PlanCard } from './study-plan';

/** What reviewing one card on each of the days to come does, whatever a second costs. */
export type CardOptions = {
  /** The first day on which it may be reviewed. */
  firstDay: number;
  /** The chance to recall it on each day; the last is the day of the interview. */
  recall: Float64Array;
  /** The place among columns after each grade: `day * 4 + grade - 1`. */
  column: Float64Array;
  /** The place among rows before the review. */
  row: number;
};

/** How often a card is chosen on each day for its next review; the last is never. */
export type CardChoice = { odds: Float64Array; values: Float64Array };

const allGrades: readonly Grade[] = [1, 2, 3, 4];

/** Where a model's days lie. */
export type Calendar = {
  /** The learner's day that is the model's day 0. */
  firstDay: number;
  /** Which of the model's days today is. */
  today: number;
  days: number;
  /** `introductionPace`, from the model's day 0 on. */
  pace: Float64Array;
};

export function cardOptions(
  { kernel, recall: recallOf }: Memory,
  { stability, difficulty, lastReviewDay }: PlanCard,
  { firstDay: dayZero, today, days }: Omit<Calendar, 'pace'>,
): CardOptions {
  const recall = new Float64Array(days + 1);
  const column = new Float64Array(days * 4);
  const firstDay = Math.min(days, Math.max(today, lastReviewDay - dayZero + 1));
  for (let day = firstDay; day <= days; day += 1) {
    const elapsedDays = Math.max(0, dayZero + day - lastReviewDay);
    recall[day] = recallOf(elapsedDays, stability);
    if (day === days) break;
    for (const grade of allGrades) {
      const after = stabilityAfter(kernel, grade, stability, difficulty, elapsedDays);
      column[day * 4 + grade - 1] = columnOf(after);
    }
  }
  return { firstDay, recall, column, row: rowOf(difficulty) };
}

/** The soft choice of a policy for one card. */
export function chooseFor(model: MemoryModel, policy: Policy, options: CardOptions): CardChoice {
  const { days, temperature } = policy;
  const values = new Float64Array(days + 1).fill(Number.NEGATIVE_INFINITY);
  const odds = new Float64Array(days + 1);
  let best = options.recall[days] ?? 0;
  values[days] = best;
  for (let day = options.firstDay; day < days; day += 1) {
    const chance = options.recall[day] ?? 0;
    const worth = worthOfReview(model, policy.valuesByGrade, options, day);
    const value = worth - (policy.prices[day] ?? 0) * secondsOfReview(model, chance);
    values[day] = value;
    best = Math.max(best, value);
  }
  let sum = 0;
  for (let day = options.firstDay; day <= days; day += 1) {
    const weight = Math.exp(((values[day] ?? 0) - best) / temperature);
    odds[day] = weight;
    sum += weight;
  }
  for (let day = options.firstDay; day <= days; day += 1) odds[day] = (odds[day] ?? 0) / sum;
  return { odds, values };
}

export function secondsOfReview(model: MemoryModel, chance: number): number {
  return chance * model.successSeconds + (1 - chance) * model.lapseSeconds;
}

/** What a review on a day leads to, by what states are worth after each grade. */
export function worthOfReview(
  model: MemoryModel,
  valuesByGrade: Float64Array,
  options: CardOptions,
  day: number,
): number {
  const [hard, good, easy] = model.successOdds;
  const chance = options.recall[day] ?? 0;
  const after = (grade: Grade) => valueAfter(valuesByGrade, options, day, grade);
  return chance * (hard * after(2) + good * after(3) + easy * after(4)) + (1 - chance) * after(1);
}

function valueAfter(
  valuesByGrade: Float64Array,
  { column, row }: CardOptions,
  day: number,
  grade: Grade,
): number {
  const place = column[day * 4 + grade - 1] ?? 0;
  const left = Math.floor(place);
  const above = Math.floor(row);
  const at = ((day * 4 + grade - 1) * ROWS + above) * COLUMNS + left;
  const right = place - left;
  const upper = mix(valuesByGrade[at] ?? 0, valuesByGrade[at + 1] ?? 0, right);
  const lower = mix(valuesByGrade[at + COLUMNS] ?? 0, valuesByGrade[at + COLUMNS + 1] ?? 0, right);
  return mix(upper, lower, row - above);
}

function mix(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
