/**
 * The plan to an interview. `solveStudy` computes the policy, some tenths of a second of work, once for
 * a date, a set of minutes and a learner; `planStudy` says by it what to do today and what comes of
 * it, and is cheap enough to ask again after every answer. Both are pure: the same request gives the
 * same plan. A policy is plain data, so it can be kept, and holds until the date, the minutes or the
 * learner's weights change; solving it anew each day keeps the load even. "What if" is solving it for
 * another date or other minutes.
 */

import { introductionPace } from './choose-introductions';
import { chooseToday } from './choose-today';
import { addLoads, classesOf, importancesOf } from './class-load';
import { classOutlook, type SolvedClass } from './class-outlook';
import { type MemoryModel, makeMemory, makeMemoryModel } from './memory-model';
import { planOrdinary } from './plan-ordinary';
import { limitSecondsOf, summarise } from './plan-summary';
import { priceDays } from './price-days';
import { recallValues } from './recall-values';
import type { PlanRequest, StudyPlan } from './study-plan';

/** Plain data. */
export type StudyPolicy = {
  /** The day on which it was solved. */
  firstDay: number;
  interviewDay: number;
  model: MemoryModel;
  classes: SolvedClass[];
};

/** So much of a day's minutes is planned: the rest is for what chance adds. */
const PLANNED_SHARE = 0.9;

/** The policy from today to the interview; null where there is none to come. */
export function solveStudy(request: PlanRequest): StudyPolicy | null {
  const { today, interviewDay } = request;
  if (interviewDay === null || interviewDay <= today) return null;
  const days = interviewDay - today;
  const limitSeconds = limitSecondsOf(request, days).map((limit) => limit * PLANNED_SHARE);
  const calendar = { firstDay: today, today: 0, days, pace: introductionPace(limitSeconds) };
  const model = makeMemoryModel(request, days);
  const contents = classesOf(request, importancesOf(request), makeMemory(request), calendar);
  const policies = priceDays(model, contents, limitSeconds, request.minutePrice / 60, calendar);
  const classes = contents.flatMap(({ importance }, index) => {
    const policy = policies[index];
    return policy ? [{ importance, policy, recall: recallValues(model, policy) }] : [];
  });
  return { firstDay: today, interviewDay, model, classes };
}

/**
 * Today, the days to come and the readiness. `solved` was solved for the same interview, today or on
 * a day before; null for ordinary spaced repetition.
 */
export function planStudy(
  request: PlanRequest,
  solved: StudyPolicy | null = solveStudy(request),
): StudyPlan {
  if (solved === null || solved.interviewDay <= request.today) return planOrdinary(request);
  const { model, firstDay } = solved;
  const today = request.today - firstDay;
  const limits = limitSecondsOf(request, model.days - today);
  const pace = new Float64Array(model.days);
  pace.set(introductionPace(limits), today);
  const calendar = { firstDay, today, days: model.days, pace };
  const importances = solved.classes.map(({ importance }) => importance);
  const contents = classesOf(request, importances, makeMemory(request), calendar);
  const outlooks = contents.flatMap((content, index) => {
    const each = solved.classes[index];
    return each
      ? [{ importance: each.importance, ...classOutlook(model, content, each, calendar) }]
      : [];
  });
  const candidates = outlooks.flatMap((outlook) => outlook.candidates);
  return summarise(request, {
    chosen: chooseToday(candidates, limits[0] ?? 0),
    load: addLoads(outlooks, model.days),
    calendar,
    questions: outlooks.flatMap(({ questions }) => questions),
    notWorthLearning: outlooks.flatMap(({ notWorthLearning }) => notWorthLearning),
  });
}
