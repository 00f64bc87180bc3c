import type { Costs } from './habits';
import { makeLearner } from './learner';
import type { Course, Scheduler } from './scheduler';
import type { Truth } from './truth';

/** What happens to one learner, whatever the scheduler. */
export type Life = {
  truth: Truth;
  costs: Costs;
  course: Course;
  seed: number;
  /** Days on which nobody studies, which no scheduler knows before. */
  missedDays: ReadonlySet<number>;
  /** On the morning of a day the interview turns out to be at the end of others. */
  moved: { onDay: number; days: number } | null;
};

export type Outcome = {
  /** Of all days. */
  minutes: number;
  /** Of the longest day. */
  peakMinutes: number;
  /** The mean recall on the day. */
  recall: number;
  /** The same 30 days later, with no study in between. */
  recallLater: number;
  /** What the scheduler said on the eve that `recall` would be. */
  readiness: number | null;
};

const LATER_DAYS = 30;
/** Cards are introduced evenly over the first part of the time. */
const INTRODUCTION_SHARE = 0.6;

/** One learner follows one scheduler to the day of the interview. */
export function simulate(life: Life, makeScheduler: (course: Course) => Scheduler): Outcome {
  const { truth, costs, course, seed, missedDays, moved } = life;
  const scheduler = makeScheduler(course);
  const learner = makeLearner(truth, costs, course.cards, seed);
  const limitSeconds = course.limitSeconds ?? Number.POSITIVE_INFINITY;
  let { days } = course;
  let seconds = 0;
  let peakSeconds = 0;
  let waiting: number[] = [];
  for (let day = 0; day < days; day += 1) {
    if (day === moved?.onDay) {
      days = moved.days;
      scheduler.move?.(days);
    }
    waiting.push(...introducedOn(day, course));
    if (missedDays.has(day)) continue;
    const fresh = waiting;
    waiting = [];
    let today = 0;
    for (const card of scheduler.choose(day, fresh)) {
      const turn = learner.study(card, day);
      scheduler.record(card, day, turn);
      today += turn.seconds;
      if (today >= limitSeconds) break;
    }
    seconds += today;
    peakSeconds = Math.max(peakSeconds, today);
  }
  return {
    minutes: seconds / 60,
    peakMinutes: peakSeconds / 60,
    recall: learner.recallOn(days),
    recallLater: learner.recallOn(days + LATER_DAYS),
    readiness: scheduler.readiness?.() ?? null,
  };
}

/** Card i comes on day floor(i n / cards) of the first n. */
function introducedOn(day: number, { cards, days }: Course): number[] {
  const introductionDays = Math.max(1, Math.floor(INTRODUCTION_SHARE * days));
  const first = Math.ceil((day * cards) / introductionDays);
  const next = Math.min(cards, Math.ceil(((day + 1) * cards) / introductionDays));
  return Array.from({ length: Math.max(0, next - first) }, (_, index) => first + index);
}
