import type { Calendar } from './card-options';
import type { MemoryModel } from './memory-model';
import type { Policy } from './solve-policy';
import { STATES } from './state-grid';
import type { NewQuestion } from './study-plan';

/**
 * When new questions of one importance are introduced by a policy: how many are expected on each day,
 * and by how much the seconds of a day fall for each unit its price rises.
 */
export function chooseIntroductions(
  model: MemoryModel,
  policy: Policy,
  newQuestions: readonly NewQuestion[],
  calendar: Calendar,
): { introductions: Float64Array; slopes: Float64Array } {
  const { days, learnSeconds } = model;
  const { firstDay, today } = calendar;
  const introductions = new Float64Array(days);
  const slopes = new Float64Array(days);
  let free = 0;
  for (const { introduceOn } of newQuestions) {
    if (introduceOn === undefined) free += 1;
    else {
      const day = Math.max(today, introduceOn - firstDay);
      if (day < days) introductions[day] = (introductions[day] ?? 0) + 1;
    }
  }
  if (free === 0) return { introductions, slopes };
  const { odds } = introductionOdds(model, policy, calendar);
  const never = odds[days] ?? 0;
  for (let day = 0; day < days; day += 1) {
    const share = odds[day] ?? 0;
    const answer = (1 - share + never * share) / SOFTNESS;
    introductions[day] = (introductions[day] ?? 0) + free * share;
    slopes[day] = free * share * answer * learnSeconds ** 2;
  }
  return { introductions, slopes };
}

/**
 * How often a new question is introduced on each day from today on, and what that is worth; the last
 * is never. On which day hardly matters to memory, so the calendar's pace is kept as far as prices let
 * it: who puts learning off until the cheapest day has nothing in hand when a day is missed.
 */
export function introductionOdds(
  model: MemoryModel,
  policy: Policy,
  { today, pace }: Calendar,
): { odds: Float64Array; worth: Float64Array } {
  const { days, prices } = policy;
  const worth = new Float64Array(days + 1).fill(Number.NEGATIVE_INFINITY);
  worth[days] = 0;
  for (let day = today; day < days; day += 1) {
    worth[day] = learnedValue(model, policy.values, day) - (prices[day] ?? 0) * model.learnSeconds;
  }
  const best = worth.reduce((a, b) => Math.max(a, b));
  const odds = worth.map((value, day) => (pace[day] ?? 0) * Math.exp((value - best) / SOFTNESS));
  const sum = odds.reduce((a, b) => a + b);
  if (sum === 0) {
    odds[days] = 1;
    return { odds, worth };
  }
  const mean =
    odds.reduce((total, each, day) => total + (each > 0 ? each * (worth[day] ?? 0) : 0), 0) / sum;
  const learn = 1 / (1 + Math.exp(-mean / SOFTNESS));
  for (let day = 0; day < days; day += 1) odds[day] = ((odds[day] ?? 0) / sum) * learn;
  odds[days] = 1 - learn;
  return { odds, worth };
}

/** By how many recalled questions one choice must be better to be taken nearly three times as often. */
const SOFTNESS = 0.05;

/**
 * The share of new questions by day when nothing else matters: evenly over the minutes of the first
 * half of the time, so that all of them come back a few times before the day.
 */
export function introductionPace(limitSeconds: Float64Array): Float64Array {
  const half = Math.ceil(limitSeconds.length / 2);
  return limitSeconds.map((limit, day) => limit * (day < half ? 1 : LATE_SHARE));
}

/** Later is for when the first half is full. */
const LATE_SHARE = 0.01;

/** What states are worth to a question that is learned on a day, on average over how that goes. */
export function learnedValue(model: MemoryModel, values: Float64Array, day: number): number {
  let sum = 0;
  for (let state = 0; state < STATES; state += 1) {
    sum += (model.learned[state] ?? 0) * (values[day * STATES + state] ?? 0);
  }
  return sum;
}
