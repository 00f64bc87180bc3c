/**
 * What a policy comes to, day by day: the expected seconds, reviews and introductions, and how strongly
 * each day's seconds answer to its price. The states that cards will be in are spread over the grid and
 * followed forward through all grades.
 */
import { type CardChoice, type CardOptions, secondsOfReview } from './card-options';
import type { MemoryModel } from './memory-model';
import { oddsAt, type Policy } from './solve-policy';
import { COLUMNS, ROWS, STATES } from './state-grid';

export type Load = {
  seconds: Float64Array;
  reviews: Float64Array;
  introductions: Float64Array;
  /** By how much a day's seconds fall for each unit that its price rises, others unchanged. */
  slopes: Float64Array;
};

/** Cards with their choices, and how many new questions a day brings after so many seconds of reviews. */
export type Inflow = {
  cards: readonly { options: CardOptions; choice: CardChoice }[];
  introductions(day: number, reviewSeconds: number): number;
};

const NEGLIGIBLE = 1e-6;

export function forecastLoad(model: MemoryModel, policy: Policy, inflow: Inflow): Load {
  const { days } = model;
  const load: Load = {
    seconds: new Float64Array(days),
    reviews: new Float64Array(days),
    introductions: new Float64Array(days),
    slopes: new Float64Array(days),
  };
  // By grade, by the column a review leads to and the row it came from.
  const arriving = new Float64Array(days * 4 * STATES);
  for (const { options, choice } of inflow.cards) {
    addCard(model, policy, options, choice, load, arriving);
  }
  for (let day = 0; day < days; day += 1) {
    const masses = settle(model, arriving, day);
    const reviewSeconds = load.seconds[day] ?? 0;
    const introduced = inflow.introductions(day, reviewSeconds);
    load.introductions[day] = introduced;
    load.seconds[day] = reviewSeconds + introduced * model.learnSeconds;
    for (let state = 0; state < STATES; state += 1) {
      masses[state] = (masses[state] ?? 0) + introduced * (model.learned[state] ?? 0);
    }
    passOn(model, policy, day, masses, load, arriving);
  }
  return load;
}

function addCard(
  model: MemoryModel,
  policy: Policy,
  options: CardOptions,
  { odds }: CardChoice,
  load: Load,
  arriving: Float64Array,
): void {
  const above = Math.floor(options.row);
  const share = options.row - above;
  for (let day = options.firstDay; day < model.days; day += 1) {
    const chosen = odds[day] ?? 0;
    if (chosen < NEGLIGIBLE) continue;
    const chance = options.recall[day] ?? 0;
    count(load, policy, day, chosen, chosen, secondsOfReview(model, chance));
    for (let grade = 0; grade < 4; grade += 1) {
      const mass = chosen * gradeOdds(model, grade, chance);
      const place = options.column[day * 4 + grade] ?? 0;
      const at = ((day * 4 + grade) * ROWS + above) * COLUMNS;
      addBetween(arriving, at, place, mass * (1 - share));
      addBetween(arriving, at + COLUMNS, place, mass * share);
    }
  }
}

/** Sends each state's mass to the days that its policy chooses. */
function passOn(
  model: MemoryModel,
  policy: Policy,
  day: number,
  masses: Float64Array,
  load: Load,
  arriving: Float64Array,
): void {
  const { days, reviews } = model;
  for (let state = 0; state < STATES; state += 1) {
    const mass = masses[state] ?? 0;
    if (mass < NEGLIGIBLE) continue;
    const row = state - (state % COLUMNS);
    for (let next = day + 1; next < days; next += 1) {
      const odds = policy.odds[oddsAt(days, day, next) + state] ?? 0;
      if (mass * odds < NEGLIGIBLE) continue;
      const chance = reviews.recall[(next - day) * STATES + state] ?? 0;
      count(load, policy, next, mass * odds, odds, secondsOfReview(model, chance));
      for (let grade = 0; grade < 4; grade += 1) {
        const place = reviews.column[((next - day) * 4 + grade) * STATES + state] ?? 0;
        const graded = mass * odds * gradeOdds(model, grade, chance);
        addBetween(arriving, (next * 4 + grade) * STATES + row, place, graded);
      }
    }
  }
}

function count(
  load: Load,
  { temperature }: Policy,
  day: number,
  mass: number,
  odds: number,
  seconds: number,
): void {
  load.seconds[day] = (load.seconds[day] ?? 0) + mass * seconds;
  load.reviews[day] = (load.reviews[day] ?? 0) + mass;
  load.slopes[day] = (load.slopes[day] ?? 0) + (mass * (1 - odds) * seconds ** 2) / temperature;
}

/** The states that a day's reviews end in: difficulty moves by grade, and lapses are relearned. */
function settle(model: MemoryModel, arriving: Float64Array, day: number): Float64Array {
  const masses = new Float64Array(STATES);
  const lapsed = new Float64Array(STATES);
  for (let index = 0; index < 4 * ROWS; index += 1) {
    const to = index < ROWS ? lapsed : masses;
    const place = model.row[index] ?? 0;
    const above = Math.floor(place);
    const share = place - above;
    for (let column = 0; column < COLUMNS; column += 1) {
      const mass = arriving[(day * 4 * ROWS + index) * COLUMNS + column] ?? 0;
      if (mass === 0) continue;
      const at = above * COLUMNS + column;
      to[at] = (to[at] ?? 0) + mass * (1 - share);
      to[at + COLUMNS] = (to[at + COLUMNS] ?? 0) + mass * share;
    }
  }
  relearn(model, lapsed, masses);
  return masses;
}

function relearn(model: MemoryModel, lapsed: Float64Array, masses: Float64Array): void {
  const { starts, states, shares } = model.relearned;
  for (let state = 0; state < STATES; state += 1) {
    const mass = lapsed[state] ?? 0;
    if (mass === 0) continue;
    const end = starts[state + 1] ?? 0;
    for (let index = starts[state] ?? 0; index < end; index += 1) {
      const to = states[index] ?? 0;
      masses[to] = (masses[to] ?? 0) + mass * (shares[index] ?? 0);
    }
  }
}

function gradeOdds({ successOdds }: MemoryModel, grade: number, chance: number): number {
  return grade === 0 ? 1 - chance : chance * (successOdds[grade - 1] ?? 0);
}

function addBetween(masses: Float64Array, from: number, place: number, mass: number): void {
  const left = Math.floor(place);
  const share = place - left;
  masses[from + left] = (masses[from + left] ?? 0) + mass * (1 - share);
  masses[from + left + 1] = (masses[from + left + 1] ?? 0) + mass * share;
}
