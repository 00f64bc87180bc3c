import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SCHEDULING } from '../scheduling';
import { AS_WEIGHTS_SAY } from './estimate-forgetting';
import { planStudy, solveStudy } from './plan-study';
import { DEFAULT_HABITS } from './study-habits';
import { DEFAULT_MINUTE_PRICE, type PlanRequest } from './study-plan';

const today = 20_000;

const anyRequest: fc.Arbitrary<PlanRequest> = fc
  .record({
    daysLeft: fc.integer({ min: 1, max: 20 }),
    minutesByDay: fc.array(fc.constantFrom(0, 5, 10, 20, 40), { minLength: 1, maxLength: 20 }),
    cards: fc.array(
      fc.record({
        stability: fc.double({ min: 0.1, max: 300, noNaN: true }),
        difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
        daysAgo: fc.integer({ min: 0, max: 90 }),
        topic: fc.constantFrom('pods', 'services'),
      }),
      { maxLength: 60 },
    ),
    newCount: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ daysLeft, minutesByDay, cards, newCount }) => ({
    ...emptyRequest(daysLeft),
    minutesByDay,
    cards: cards.map(({ stability, difficulty, daysAgo, topic }, index) => ({
      id: `card-${index}`,
      stability,
      difficulty,
      lastReviewDay: today - daysAgo,
      importance: 1,
      topics: [topic],
    })),
    newQuestions: newQuestions(newCount),
  }));

test('today fits into the minutes of today, shows nothing twice and nothing that was shown today', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { today: chosen, days } = planStudy(request);
      expect(chosen.minutes).toBeLessThanOrEqual(request.minutesByDay[0] ?? 0);
      const ids = [...chosen.reviews, ...chosen.introductions];
      expect(new Set(ids).size).toBe(ids.length);
      const shown = request.cards.filter((card) => card.lastReviewDay === today);
      for (const { id } of shown) expect(ids).not.toContain(id);
      expect(days.map(({ day }) => day)).toEqual(
        Array.from({ length: (request.interviewDay ?? 0) - today }, (_, index) => today + index),
      );
    }),
    { seed: 1, numRuns: 40 },
  );
});

test('the same request gives the same plan, with a policy that was kept or without', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const policy = solveStudy(request);
      const plan = planStudy(request, policy);
      expect(planStudy(request, structuredClone(policy))).toEqual(plan);
      expect(planStudy(request)).toEqual(plan);
    }),
    { seed: 2, numRuns: 15 },
  );
});

test('a day off has no study in it', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { days } = planStudy(request);
      const off = days.filter(({ limitMinutes }) => limitMinutes === 0);
      for (const { minutes } of off) expect(minutes).toBeLessThan(0.01);
    }),
    { seed: 3, numRuns: 20 },
  );
});

test('readiness lies within its interval, and every question counts once', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const { readiness, topics } = planStudy(request);
      expect(readiness.questionCount).toBe(request.cards.length + request.newQuestions.length);
      for (const { low, expected, high } of [readiness, ...topics]) {
        expect(low).toBeLessThanOrEqual(expected);
        expect(expected).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
      }
      const ofTopics = topics.reduce((sum, { questionCount }) => sum + questionCount, 0);
      expect(ofTopics).toBe(readiness.questionCount);
    }),
    { seed: 4, numRuns: 20 },
  );
});

test('without an interview, or when it is over, what is due is due', () => {
  const cards = [
    { ...cardOf('due', 3, 5) },
    { ...cardOf('long due', 2, 30) },
    { ...cardOf('not due', 30, 5) },
  ];
  for (const interviewDay of [null, today, today - 3]) {
    const plan = planStudy({ ...emptyRequest(1), interviewDay, cards });
    expect(plan.today.reviews).toEqual(['long due', 'due']);
    expect(plan.days).toHaveLength(30);
  }
});

test('with little time some new questions are not worth learning', () => {
  const request = { ...emptyRequest(3), minutesByDay: [5], newQuestions: newQuestions(60) };
  const { notWorthLearning, days } = planStudy(request);
  expect(notWorthLearning.length).toBeGreaterThan(30);
  expect(notWorthLearning).toContain('new-59');
  expect(notWorthLearning).not.toContain('new-0');
  for (const { minutes } of days) expect(minutes).toBeLessThan(5.5);
});

function emptyRequest(daysLeft: number): PlanRequest {
  return {
    today,
    interviewDay: today + daysLeft,
    minutesByDay: [20],
    secondsSpentToday: 0,
    scheduling: DEFAULT_SCHEDULING,
    newPerDay: 20,
    forgetting: AS_WEIGHTS_SAY,
    habits: DEFAULT_HABITS,
    minutePrice: DEFAULT_MINUTE_PRICE,
    cards: [],
    newQuestions: [],
  };
}

function cardOf(id: string, stability: number, daysAgo: number) {
  return {
    id,
    stability,
    difficulty: 5,
    lastReviewDay: today - daysAgo,
    importance: 1,
    topics: ['pods'],
  };
}

function newQuestions(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `new-${index}`,
    importance: 1,
    topics: ['nodes'],
  }));
}
