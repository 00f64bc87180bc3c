import type { Calendar } from './card-options';
import { expectedRecall } from './expected-recall';
import type { Load } from './forecast-load';
import { recallSensitivity } from './recall-sensitivity';
import type { PlannedDay, PlanRequest, StudyPlan } from './study-plan';

export type PlannedQuestion = { topics: readonly string[]; chance: number };

type Outcome = {
  chosen: StudyPlan['today'];
  load: Load;
  calendar: Pick<Calendar, 'today' | 'days'>;
  /** All questions with the chance to recall each at the end. */
  questions: readonly PlannedQuestion[];
  notWorthLearning: string[];
};

/** The plan as it is shown, from what was computed. */
export function summarise(request: PlanRequest, outcome: Outcome): StudyPlan {
  const { scheduling, forgetting } = request;
  const decay = (scheduling.weights[20] ?? 0) * forgetting.decayFactor;
  const questions = outcome.questions.map(({ topics, chance }) => ({
    topics,
    chance,
    sensitivity: recallSensitivity(chance, decay),
  }));
  const recallOf = (some: typeof questions) => expectedRecall(some, forgetting.logDeviation);
  const topics = [...new Set(questions.flatMap((question) => question.topics))];
  return {
    today: outcome.chosen,
    days: plannedDays(request, outcome),
    readiness: recallOf(questions),
    topics: topics.map((topic) => ({
      topic,
      ...recallOf(questions.filter((question) => question.topics.includes(topic))),
    })),
    notWorthLearning: outcome.notWorthLearning,
  };
}

/** Seconds that are left today and that there are on the days after. */
export function limitSecondsOf(request: PlanRequest, days: number): Float64Array {
  const limits = new Float64Array(days).map((_, index) => minutesOf(request, index) * 60);
  limits[0] = Math.max(0, (limits[0] ?? 0) - request.secondsSpentToday);
  return limits;
}

function minutesOf({ minutesByDay }: PlanRequest, index: number): number {
  return minutesByDay[index] ?? minutesByDay.at(-1) ?? 0;
}

function plannedDays(request: PlanRequest, { chosen, load, calendar }: Outcome): PlannedDay[] {
  return Array.from({ length: calendar.days - calendar.today }, (_, index) => {
    const at = calendar.today + index;
    const isToday = index === 0;
    return {
      day: request.today + index,
      minutes: isToday
        ? request.secondsSpentToday / 60 + chosen.minutes
        : (load.seconds[at] ?? 0) / 60,
      limitMinutes: minutesOf(request, index),
      reviews: isToday ? chosen.reviews.length : (load.reviews[at] ?? 0),
      introductions: isToday ? chosen.introductions.length : (load.introductions[at] ?? 0),
    };
  });
}
