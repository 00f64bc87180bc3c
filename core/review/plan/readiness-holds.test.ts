/**
 * The interval that is shown for the day holds as often as it says: learners study by the plan up to
 * the day and are then asked everything.
 */
import { expect, test } from 'vitest';
import { makeRandom, nextFloat, type Random } from '../../random';
import type { Grade } from '../card';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from '../fsrs-kernel';
import { type Memory, nextMemory } from '../next-memory';
import { DEFAULT_SCHEDULING } from '../scheduling';
import { addOutcome, newEvidence, weighEvidence } from './estimate-forgetting';
import { planStudy, solveStudy } from './plan-study';
import { type ByGrade, DEFAULT_HABITS, oddsOf, type Steps } from './study-habits';
import { DEFAULT_MINUTE_PRICE, type PlanCard, type PlanRequest } from './study-plan';

const LEARNERS = 1_000;
const DAYS = 4;
const QUESTIONS = 50;
const kernel = makeFsrsKernel(DEFAULT_WEIGHTS);
const policy = solveStudy(requestOf(0, []));

test.each([
  ['who all forget as their weights say', 0],
  ['who differ from their weights as people do', 0.3],
])('among learners %s, it holds in 75 to 85 of 100 interviews', (_, logSpread) => {
  let held = 0;
  let error = 0;
  for (let seed = 1; seed <= LEARNERS; seed += 1) {
    const { low, high, expected, recalled } = interview(makeRandom(seed), logSpread);
    if (low <= recalled && recalled <= high) held += 1;
    error += (expected - recalled) / LEARNERS;
  }
  expect(held / LEARNERS).toBeGreaterThanOrEqual(0.75);
  expect(held / LEARNERS).toBeLessThanOrEqual(0.85);
  expect(Math.abs(error)).toBeLessThan(0.02);
});

/** What one learner is shown half way to the day, and the share that they recall on it. */
function interview(random: Random, logSpread: number) {
  const factor = Math.exp(logSpread * normal(random));
  const recall = (days: number, stability: number) => kernel.recall(days, stability * factor);
  const evidence = newEvidence(DEFAULT_WEIGHTS);
  let cards: PlanCard[] = [];
  let shown = { low: 0, high: 1, expected: 0 };
  for (let day = 0; day < DAYS; day += 1) {
    const request = { ...requestOf(day, cards), forgetting: weighEvidence(evidence) };
    const plan = planStudy(request, policy);
    if (day === DAYS / 2) shown = plan.readiness;
    const reviews = new Set(plan.today.reviews);
    const old = cards.map((card) => {
      if (!reviews.has(card.id)) return card;
      const elapsedDays = day - card.lastReviewDay;
      const isRecalled = nextFloat(random) < recall(elapsedDays, card.stability);
      addOutcome(evidence, { elapsedDays, stability: card.stability, isRecalled });
      return cardOf(card.id, day, review(card, elapsedDays, isRecalled, random));
    });
    cards = [...old, ...plan.today.introductions.map((id) => cardOf(id, day, learn(random)))];
  }
  const recalled = cards.filter(
    ({ lastReviewDay, stability }) => nextFloat(random) < recall(DAYS - lastReviewDay, stability),
  );
  return { ...shown, recalled: recalled.length / QUESTIONS };
}

function learn(random: Random): Memory {
  const grade = draw(DEFAULT_HABITS.firstGrade, random);
  const memory = nextMemory(kernel, null, grade, 0);
  return repeat(memory, grade, DEFAULT_HABITS.learning, random);
}

function review(card: PlanCard, elapsedDays: number, isRecalled: boolean, random: Random): Memory {
  const grade = isRecalled ? draw(DEFAULT_HABITS.gradeOnSuccess, random) : 1;
  const memory = nextMemory(kernel, card, grade, elapsedDays);
  return isRecalled ? memory : repeat(memory, 1, DEFAULT_HABITS.relearning, random);
}

/** The steps that follow on the same day. */
function repeat(memory: Memory, first: Grade, steps: Steps, random: Random): Memory {
  const [afterAgain, afterHard, afterGood] = steps.next;
  let after = memory;
  let grade = first;
  let inARow = first === 3 ? 1 : 0;
  for (let step = 0; step < steps.stepsMax && grade !== 4 && inARow < steps.goodInARow; step += 1) {
    grade = draw(grade === 1 ? afterAgain : grade === 2 ? afterHard : afterGood, random);
    after = nextMemory(kernel, after, grade, 0);
    inARow = grade === 3 ? inARow + 1 : 0;
  }
  return after;
}

function draw(odds: ByGrade, random: Random): Grade {
  let rest = nextFloat(random);
  for (const [grade, each] of oddsOf(odds)) {
    rest -= each;
    if (rest < 0) return grade;
  }
  return 4;
}

/** By Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - nextFloat(random)));
  return radius * Math.cos(2 * Math.PI * nextFloat(random));
}

function cardOf(id: string, lastReviewDay: number, { stability, difficulty }: Memory): PlanCard {
  return { id, stability, difficulty, lastReviewDay, importance: 1, topics: [] };
}

function requestOf(today: number, cards: PlanCard[]): PlanRequest {
  const known = new Set(cards.map(({ id }) => id));
  const ids = Array.from({ length: QUESTIONS }, (_, index) => `question-${index}`);
  return {
    today,
    interviewDay: DAYS,
    minutesByDay: [25],
    secondsSpentToday: 0,
    scheduling: DEFAULT_SCHEDULING,
    newPerDay: 20,
    forgetting: weighEvidence(newEvidence(DEFAULT_WEIGHTS)),
    habits: DEFAULT_HABITS,
    minutePrice: DEFAULT_MINUTE_PRICE,
    cards,
    newQuestions: ids
      .filter((id) => !known.has(id))
      .map((id) => ({ id, importance: 1, topics: [] })),
  };
}
