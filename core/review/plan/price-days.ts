/**
 * What a second must cost on each day so that the expected load keeps within the minutes there are. A
 * day that is too full grows dearer until some of its reviews are better done on another; never is a
 * day cheaper than time is to the learner. It is the dual of the planning problem, descended by steps
 * that the slopes of the load give, while the choice grows from soft to sharp.
 */
import type { Calendar } from './card-options';
import { addLoads, type ImportanceClass, loadOfClass } from './class-load';
import type { Load } from './forecast-load';
import type { MemoryModel } from './memory-model';
import { type Policy, solvePolicy } from './solve-policy';

/** A second on a day off: nothing is worth it. */
const CLOSED_PRICE = 10;
/** How soft the choice is at first, and how sharp at the end: in recalled questions. */
const SOFTEST = 2e-2;
const SHARPEST = 5e-4;
const SHARPEN = 0.7;
const ROUNDS_MAX = 40;
/** By so much a day may be over its limit: chance moves it by more. */
const SLACK = 1.03;
/** While a day is fuller than this, prices have a long way to go, and a soft choice lets them. */
const SHARPEN_BELOW = 1.25;
const MOMENTUM = 0.5;
/** A policy for each class, with its own prices: those of importance 1 divided by its importance. */
export function priceDays(
  model: MemoryModel,
  classes: readonly ImportanceClass[],
  limitSeconds: Float64Array,
  secondPrice: number,
  calendar: Calendar,
): Policy[] {
  const prices = limitSeconds.map((limit) => (limit > 0 ? secondPrice : CLOSED_PRICE));
  const moves = new Float64Array(model.days);
  let temperature = SOFTEST;
  for (let round = 1; ; round += 1) {
    const solved = classes.map((each) => {
      const ownPrices = prices.map((price) => price / each.importance);
      const policy = solvePolicy(model, ownPrices, temperature);
      const { load } = loadOfClass(model, each, policy, calendar);
      return { policy, load, importance: each.importance };
    });
    const load = addLoads(solved, model.days);
    const overload = load.seconds.reduce((most, seconds, day) => {
      const isOpen = prices[day] !== CLOSED_PRICE;
      return isOpen ? Math.max(most, seconds / (limitSeconds[day] ?? 0)) : most;
    }, 0);
    if ((overload <= SLACK && temperature === SHARPEST) || round === ROUNDS_MAX) {
      return solved.map(({ policy }) => policy);
    }
    movePrices(prices, moves, load, { limitSeconds, secondPrice, temperature, model });
    if (overload < SHARPEN_BELOW || round > ROUNDS_MAX / 2) {
      temperature = Math.max(SHARPEST, temperature * SHARPEN);
    }
  }
}

function movePrices(
  prices: Float64Array,
  moves: Float64Array,
  { seconds, slopes }: Load,
  { limitSeconds, secondPrice, temperature, model }: PriceScale,
): void {
  const moveMax = (1.5 * temperature) / model.successSeconds;
  for (const [day, price] of prices.entries()) {
    if (price === CLOSED_PRICE) continue;
    const over = (seconds[day] ?? 0) - (limitSeconds[day] ?? 0);
    const step = (0.5 * over) / Math.max(slopes[day] ?? 0, 1);
    const move = MOMENTUM * (moves[day] ?? 0) + Math.max(-moveMax, Math.min(moveMax, step));
    const next = Math.max(secondPrice, price + move);
    moves[day] = next === secondPrice ? 0 : move;
    prices[day] = next;
  }
}

type PriceScale = {
  limitSeconds: Float64Array;
  secondPrice: number;
  temperature: number;
  model: MemoryModel;
};
