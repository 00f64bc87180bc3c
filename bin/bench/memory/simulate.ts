import type { StudyHabits } from '#core/review/plan/study-habits';
import { type Learner, makeLearner } from './learner';
import type { Course, Scheduler } from './scheduler';
import type { Truth } from './truth';

/** What happens to one learner, whatever the scheduler. */
export type Life = {
  truth: Truth;
  habits: StudyHabits;
  course: Course;
  seed: number;
  /** Days on which nobody studies, which no scheduler knows before. */
  missedDays: ReadonlySet<number>;
  /** Until the morning of a day the interview was believed to be at the end of other days. */
  believed: { days: number; untilDay: number } | null;
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
  const { truth, habits, course, seed, missedDays, believed } = life;
  const announced = { ...course, days: believed?.days ?? course.days };
  const scheduler = makeScheduler(announced);
  const learner = makeLearner(truth, habits, course.cards, seed);
  let seconds = 0;
  let peakSeconds = 0;
  let fresh: number[] = [];
  for (let day = 0; day < course.days; day += 1) {
    if (day === believed?.untilDay) scheduler.move?.(course.days);
    fresh.push(...introducedOn(day, announced));
    if (missedDays.has(day)) continue;
    const today = studyDay(learner, scheduler, day, fresh, course.limitSeconds);
    fresh = [];
    seconds += today;
    peakSeconds = Math.max(peakSeconds, today);
  }
  return {
    minutes: seconds / 60,
    peakMinutes: peakSeconds / 60,
    recall: learner.recallOn(course.days),
    recallLater: learner.recallOn(course.days + LATER_DAYS),
    readiness: scheduler.readiness?.() ?? null,
  };
}

/** Returns the seconds spent. */
function studyDay(
  learner: Learner,
  scheduler: Scheduler,
  day: number,
  fresh: readonly number[],
  limitSeconds: number | null,
): number {
  let seconds = 0;
  for (const card of scheduler.choose(day, fresh)) {
    const turn = learner.study(card, day);
    scheduler.record(card, day, turn);
    seconds += turn.seconds;
    if (limitSeconds !== null && seconds >= limitSeconds) break;
  }
  return seconds;
}

/** Card i comes on day floor(i n / cards) of the first n. */
function introducedOn(day: number, { cards, days }: Course): number[] {
  const introductionDays = Math.max(1, Math.floor(INTRODUCTION_SHARE * days));
  const first = Math.ceil((day * cards) / introductionDays);
  const next = Math.min(cards, Math.ceil(((day + 1) * cards) / introductionDays));
  return Array.from({ length: Math.max(0, next - first) }, (_, index) => first + index);
}
