/**
 * Without an interview to come: a card is due when its recall has fallen to a wish, as FSRS has it, and
 * new questions fill what time is left. The forecast follows the same rule for a month.
 */
import { type CardChoice, type CardOptions, cardOptions, secondsOfReview } from './card-options';
import { learnedValue } from './choose-introductions';
import { type Candidate, chooseToday } from './choose-today';
import { recallOnTheDay } from './class-outlook';
import { forecastLoad } from './forecast-load';
import { type Memory, type MemoryModel, makeMemory, makeMemoryModel } from './memory-model';
import { limitSecondsOf, type PlannedQuestion, summarise } from './plan-summary';
import { recallValues } from './recall-values';
import { oddsAt, type Policy } from './solve-policy';
import { COLUMNS, STATES, stabilityOfColumn } from './state-grid';
import type { NewQuestion, PlanCard, PlanRequest, StudyPlan } from './study-plan';

const FORECAST_DAYS = 30;

export function planOrdinary(request: PlanRequest): StudyPlan {
  const { today, cards, newQuestions } = request;
  const days = FORECAST_DAYS;
  const calendar = { firstDay: today, today: 0, days };
  const memory = makeMemory(request);
  const model = makeMemoryModel(request, days);
  const limits = limitSecondsOf(request, days);
  const policy = duePolicy(memory, days, request.scheduling.desiredRetention);
  const due = cards.map((card) => {
    const options = cardOptions(memory, card, calendar);
    return { card, options, choice: chooseDueDay(memory, card, options, request) };
  });
  const waiting = newQuestions.filter(({ introduceOn = today }) => introduceOn <= today);
  let left = waiting.length;
  const load = forecastLoad(model, policy, {
    cards: due,
    introductions(day, reviewSeconds) {
      const room = Math.max(0, (limits[day] ?? 0) - reviewSeconds) / model.learnSeconds;
      const introduced = Math.min(left, request.newPerDay, room);
      left -= introduced;
      return introduced;
    },
  });
  const recall = recallValues(model, policy);
  return summarise(request, {
    chosen: chooseToday(
      candidatesOf(model, due, waiting.slice(0, request.newPerDay)),
      limits[0] ?? 0,
    ),
    load,
    calendar,
    questions: [
      ...due.map(({ card, options, choice }) => ({
        topics: card.topics,
        chance: recallOnTheDay(model, recall, options, choice),
      })),
      ...introduced(waiting, load.introductions, (day) => learnedValue(model, recall.values, day)),
    ],
    notWorthLearning: [],
  });
}

/** Every state waits until its recall has fallen to the wish, at least a day, as FSRS rounds it. */
function duePolicy({ kernel }: Memory, days: number, desiredRetention: number): Policy {
  const policy: Policy = {
    days,
    prices: new Float64Array(days),
    temperature: 1,
    values: new Float64Array(days * STATES),
    valuesByGrade: new Float64Array(days * 4 * STATES),
    odds: new Float32Array(days * (days + 1) * STATES),
  };
  for (let state = 0; state < STATES; state += 1) {
    const wait = waitOf(kernel.intervalDays(stabilityOfColumn(state % COLUMNS), desiredRetention));
    for (let day = 0; day < days; day += 1) {
      policy.odds[oddsAt(days, day, Math.min(days, day + wait)) + state] = 1;
    }
  }
  return policy;
}

function chooseDueDay(
  { kernel }: Memory,
  { stability, lastReviewDay }: PlanCard,
  { firstDay }: CardOptions,
  { today, scheduling }: PlanRequest,
): CardChoice {
  const dueDay =
    lastReviewDay + waitOf(kernel.intervalDays(stability, scheduling.desiredRetention)) - today;
  const odds = new Float64Array(FORECAST_DAYS + 1);
  odds[Math.min(FORECAST_DAYS, Math.max(firstDay, dueDay))] = 1;
  return { odds, values: new Float64Array(FORECAST_DAYS + 1) };
}

function waitOf(intervalDays: number): number {
  return Math.max(1, Math.round(intervalDays));
}

/** The least recallable first, then new questions in their order. */
function candidatesOf(
  model: MemoryModel,
  due: readonly { card: PlanCard; options: CardOptions; choice: CardChoice }[],
  waiting: readonly NewQuestion[],
): Candidate[] {
  const reviews = due
    .filter(({ choice }) => choice.odds[0] === 1)
    .map(({ card, options }) => {
      const chance = options.recall[0] ?? 0;
      const seconds = secondsOfReview(model, chance);
      return { id: card.id, isNew: false, seconds, gain: (1 - chance) * seconds };
    });
  const introductions = waiting.map(({ id }) => ({
    id,
    isNew: true,
    seconds: model.learnSeconds,
    gain: 0,
  }));
  return [...reviews, ...introductions];
}

function introduced(
  waiting: readonly NewQuestion[],
  introductions: Float64Array,
  chanceAfter: (day: number) => number,
): PlannedQuestion[] {
  return waiting.map(({ topics }, index) => {
    let sum = 0;
    const day = introductions.findIndex((count) => {
      sum += count;
      return sum >= index + 0.5;
    });
    return { topics, chance: day < 0 ? 0 : chanceAfter(day) };
  });
}
