import { DEFAULT_WEIGHTS } from '#core/review/fsrs-kernel';
import { AS_WEIGHTS_SAY } from '#core/review/plan/estimate-forgetting';
import { planStudy, type StudyPolicy, solveStudy } from '#core/review/plan/plan-study';
import { DEFAULT_HABITS } from '#core/review/plan/study-habits';
import type { PlanRequest } from '#core/review/plan/study-plan';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import { fsrsLaw } from '../fsrs-law';
import { afterTurn, type Memory } from '../law';
import type { Course, Scheduler } from '../scheduler';
import type { Arm } from './arm';

/** What a minute must bring, in recalled questions. */
const PRICES = [0.01, 0.05, 0.1, 0.2, 0.4];

export function ours(): Arm {
  return {
    id: 'ours',
    name: 'Readyz',
    keepsToPeak: true,
    settings: PRICES.map((price) => {
      const policies = new Map<string, StudyPolicy | null>();
      return {
        name: `${price} a minute`,
        makeScheduler: (course) => makeOurs(price, policies, course),
      };
    }),
  };
}

function makeOurs(
  minutePrice: number,
  policies: Map<string, StudyPolicy | null>,
  course: Course,
): Scheduler {
  const law = fsrsLaw(DEFAULT_WEIGHTS);
  const seen = new Map<number, { memory: Memory; day: number }>();
  const waiting = new Set<number>();
  let { days } = course;
  let today = 0;

  function request(): PlanRequest {
    return {
      today,
      interviewDay: days,
      minutesByDay: [(course.limitSeconds ?? 86_400) / 60],
      secondsSpentToday: 0,
      scheduling: DEFAULT_SCHEDULING,
      newPerDay: 0,
      forgetting: AS_WEIGHTS_SAY,
      habits: DEFAULT_HABITS,
      minutePrice,
      cards: [...seen].map(([card, { memory, day }]) => ({
        id: String(card),
        stability: memory.strength,
        difficulty: memory.difficulty,
        lastReviewDay: day,
        importance: 1,
        topics: [],
      })),
      newQuestions: Array.from({ length: course.cards }, (_, card) => card)
        .filter((card) => !seen.has(card))
        .map((card) => ({
          id: String(card),
          importance: 1,
          topics: [],
          introduceOn: waiting.has(card)
            ? today
            : Math.floor((card * Math.floor(0.6 * days)) / course.cards),
        })),
    };
  }

  function policy(): StudyPolicy | null {
    const key = `${days}`;
    const kept = policies.get(key);
    if (kept !== undefined) return kept;
    const solved = solveStudy(request());
    policies.set(key, solved);
    return solved;
  }

  return {
    choose(day, fresh) {
      today = day;
      for (const card of fresh) waiting.add(card);
      const plan = planStudy(request(), policy());
      return [...plan.today.reviews, ...plan.today.introductions].map(Number);
    },
    record(card, day, { grades }) {
      waiting.delete(card);
      const before = seen.get(card);
      const elapsedDays = day - (before?.day ?? day);
      seen.set(card, { memory: afterTurn(law, before?.memory ?? null, elapsedDays, grades), day });
    },
    move(moved) {
      days = moved;
    },
    readiness: () => planStudy(request(), policy()).readiness.expected,
  };
}
