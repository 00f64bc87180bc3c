import {
  type Calendar,
  type CardChoice,
  type CardOptions,
  cardOptions,
  chooseFor,
} from './card-options';
import { chooseIntroductions } from './choose-introductions';
import { forecastLoad, type Load } from './forecast-load';
import type { Memory, MemoryModel } from './memory-model';
import type { Policy } from './solve-policy';
import type { NewQuestion, PlanCard, PlanRequest } from './study-plan';

/** Cards and new questions that are worth the same on the day, and so share a policy. */
export type ImportanceClass = {
  importance: number;
  cards: readonly { card: PlanCard; options: CardOptions }[];
  newQuestions: readonly NewQuestion[];
};

/** The importances that a request has, dearest first. */
export function importancesOf({ cards, newQuestions }: PlanRequest): number[] {
  const importances = [...cards, ...newQuestions].map(({ importance }) => importance);
  return [...new Set(importances)].toSorted((a, b) => b - a);
}

/** Sorts cards and questions into classes: each into that of the nearest importance. */
export function classesOf(
  { cards, newQuestions }: PlanRequest,
  importances: readonly number[],
  memory: Memory,
  calendar: Calendar,
): ImportanceClass[] {
  const nearest = (importance: number) =>
    importances.reduce((a, b) => (Math.abs(b - importance) < Math.abs(a - importance) ? b : a));
  return importances.map((importance) => ({
    importance,
    cards: cards
      .filter((card) => nearest(card.importance) === importance)
      .map((card) => ({ card, options: cardOptions(memory, card, calendar) })),
    newQuestions: newQuestions.filter((question) => nearest(question.importance) === importance),
  }));
}

/** The load of a class by its policy, and the choice for each of its cards. Slopes are by its own prices. */
export function loadOfClass(
  model: MemoryModel,
  { cards, newQuestions }: ImportanceClass,
  policy: Policy,
  calendar: Calendar,
): { load: Load; choices: CardChoice[] } {
  const { introductions, slopes } = chooseIntroductions(model, policy, newQuestions, calendar);
  const choices = cards.map(({ options }) => chooseFor(model, policy, options));
  const load = forecastLoad(model, policy, {
    cards: cards.flatMap(({ options }, index) => {
      const choice = choices[index];
      return choice ? [{ options, choice }] : [];
    }),
    introductions: (day) => introductions[day] ?? 0,
  });
  for (const [day, slope] of slopes.entries()) load.slopes[day] = (load.slopes[day] ?? 0) + slope;
  return { load, choices };
}

/** The load of classes together; slopes become those by the prices of importance 1. */
export function addLoads(loads: readonly { load: Load; importance: number }[], days: number): Load {
  const total: Load = {
    seconds: new Float64Array(days),
    reviews: new Float64Array(days),
    introductions: new Float64Array(days),
    slopes: new Float64Array(days),
  };
  const add = (to: Float64Array, from: Float64Array, factor = 1) => {
    for (const [day, value] of from.entries()) to[day] = (to[day] ?? 0) + value * factor;
  };
  for (const { load, importance } of loads) {
    add(total.seconds, load.seconds);
    add(total.reviews, load.reviews);
    add(total.introductions, load.introductions);
    add(total.slopes, load.slopes, 1 / importance);
  }
  return total;
}
