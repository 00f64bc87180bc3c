/**
 * The best day for the next review of every state of memory after a review on any day: a dynamic
 * programme from the day of the interview back to today, given what a second costs on each day. The
 * choice is soft: of days that are nearly as good each is chosen sometimes, so that the load of many
 * cards moves smoothly with the prices and never jumps from one day to another.
 */
import type { MemoryModel } from './memory-model';
import { COLUMNS, ROWS, STATES } from './state-grid';

/** Plain data. Day 0 is the first day of the model. Values are in recalled questions. */
export type Policy = {
  days: number;
  /** What a second costs on each day, in recalled questions. */
  prices: Float64Array;
  /** How much worse a day may be and still be chosen now and then. */
  temperature: number;
  /** What a card is worth after a review on a day: `day * STATES + state`. */
  values: Float64Array;
  /**
   * What a card is worth after each grade, by the column it comes to and the row it comes from:
   * `((day * 4 + grade - 1) * ROWS + row) * COLUMNS + column`.
   */
  valuesByGrade: Float64Array;
  /** How often each day is chosen for the next review; `days` is never. `oddsAt` finds the place. */
  odds: Float32Array;
};

export function oddsAt(days: number, day: number, next: number): number {
  return (day * (days + 1) + next) * STATES;
}

export function solvePolicy(model: MemoryModel, prices: Float64Array, temperature: number): Policy {
  const { days } = model;
  const policy: Policy = {
    days,
    prices,
    temperature,
    values: new Float64Array(days * STATES),
    valuesByGrade: new Float64Array(days * 4 * STATES),
    odds: new Float32Array(days * (days + 1) * STATES),
  };
  const options = new Float64Array((days + 1) * STATES);
  for (let day = days - 1; day >= 0; day -= 1) {
    valueOptions(model, policy, day, options);
    chooseSoftly(policy, day, options);
    spreadByGrade(model, policy.values, policy.valuesByGrade, day);
  }
  return policy;
}

/** What each day for the next review is worth to each state, and what none is. */
function valueOptions(model: MemoryModel, policy: Policy, day: number, options: Float64Array) {
  const { days, reviews, successSeconds, lapseSeconds } = model;
  const [hard, good, easy] = model.successOdds;
  const { recall, column } = reviews;
  const { valuesByGrade } = policy;
  const atInterview = (days - day) * STATES;
  for (let state = 0; state < STATES; state += 1) {
    options[days * STATES + state] = recall[atInterview + state] ?? 0;
  }
  const worth = (from: number, place: number) => {
    const left = Math.floor(place);
    const value = valuesByGrade[from + left] ?? 0;
    return value + (place - left) * ((valuesByGrade[from + left + 1] ?? 0) - value);
  };
  for (let next = day + 1; next < days; next += 1) {
    const price = policy.prices[next] ?? 0;
    const wait = next - day;
    for (let state = 0; state < STATES; state += 1) {
      const from = next * 4 * STATES + state - (state % COLUMNS);
      const to = wait * 4 * STATES + state;
      const lapse = worth(from, column[to] ?? 0);
      const success =
        hard * worth(from + STATES, column[to + STATES] ?? 0) +
        good * worth(from + 2 * STATES, column[to + 2 * STATES] ?? 0) +
        easy * worth(from + 3 * STATES, column[to + 3 * STATES] ?? 0);
      const chance = recall[wait * STATES + state] ?? 0;
      options[next * STATES + state] =
        chance * (success - price * successSeconds) + (1 - chance) * (lapse - price * lapseSeconds);
    }
  }
}

/** The odds of each option, and the value that the choice among them has. */
function chooseSoftly(policy: Policy, day: number, options: Float64Array): void {
  const { days, temperature, odds, values } = policy;
  for (let state = 0; state < STATES; state += 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (let next = day + 1; next <= days; next += 1) {
      best = Math.max(best, options[next * STATES + state] ?? 0);
    }
    let sum = 0;
    for (let next = day + 1; next <= days; next += 1) {
      const loss = (best - (options[next * STATES + state] ?? 0)) / temperature;
      if (loss > LOSS_MAX) continue;
      const weight = Math.exp(-loss);
      odds[oddsAt(days, day, next) + state] = weight;
      sum += weight;
    }
    for (let next = day + 1; next <= days; next += 1) {
      const at = oddsAt(days, day, next) + state;
      odds[at] = (odds[at] ?? 0) / sum;
    }
    values[day * STATES + state] = best + temperature * Math.log(sum);
  }
}

/** Beyond this an option is never chosen: e^-15 is less than one in a million. */
const LOSS_MAX = 15;

/**
 * From what states are worth after a day's turn with them, what the grades of a review on this day are
 * worth: difficulty moves with each, and after a lapse there are steps.
 */
export function spreadByGrade(
  model: MemoryModel,
  values: Float64Array,
  valuesByGrade: Float64Array,
  day: number,
): void {
  const relearned = valueRelearned(model, values, day);
  for (let index = 0; index < 4 * ROWS; index += 1) {
    const source = index < ROWS ? relearned : values;
    const place = model.row[index] ?? 0;
    const above = Math.floor(place);
    const share = place - above;
    const from = (index < ROWS ? 0 : day * STATES) + above * COLUMNS;
    const to = (day * 4 * ROWS + index) * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1) {
      const value = source[from + column] ?? 0;
      const below = source[from + COLUMNS + column] ?? 0;
      valuesByGrade[to + column] = value + share * (below - value);
    }
  }
}

function valueRelearned(model: MemoryModel, values: Float64Array, day: number): Float64Array {
  const { starts, states, shares } = model.relearned;
  const relearned = new Float64Array(STATES);
  for (let state = 0; state < STATES; state += 1) {
    let sum = 0;
    const end = starts[state + 1] ?? 0;
    for (let index = starts[state] ?? 0; index < end; index += 1) {
      sum += (shares[index] ?? 0) * (values[day * STATES + (states[index] ?? 0)] ?? 0);
    }
    relearned[state] = sum;
  }
  return relearned;
}
