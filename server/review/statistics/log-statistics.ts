import { learnerDay } from '#core/review/learner-day';
import { type DaySpan, daySpans } from '#core/review/statistics/day-spans';
import { type GradeTotals, gradeTotals } from '#core/review/statistics/grade-totals';
import { type HourTotal, hourTotals } from '#core/review/statistics/hour-totals';
import { recallShare } from '#core/review/statistics/recall-share';
import type { TracedReview } from '#core/review/statistics/trace-card';
import { type RetentionRow, trueRetention } from '#core/review/statistics/true-retention';
import type { Share } from '#core/review/statistics/wilson';
import type { Learner } from '#server/auth/learner';
import type { StatisticsScope } from './statistics-scope';
import { tracedLog } from './traced-log';

export type LogStatistics = {
  /** The learner's day; the others are counted from it. */
  today: number;
  /** Answers in the whole log, whatever the days asked for. */
  totalAnswers: number;
  ofToday: { answers: number; spentMs: number; recall: Share; grades: GradeTotals['all'] };
  retention: RetentionRow[];
  /** Of the last `HEAT_MAP_DAYS`, today last. */
  answersByDay: number[];
  /** Of the days that were asked for. */
  spans: DaySpan[];
  hours: HourTotal[];
  grades: GradeTotals;
};

export type LogWish = StatisticsScope & {
  /** Today and the days before it; null for the whole log. */
  dayCount: number | null;
  timeZone: string;
};

/** 53 weeks. */
export const HEAT_MAP_DAYS = 371;

/** All that is drawn of a learner's log. One who is not known has an empty one. */
export async function logStatistics(
  learner: Learner | null,
  now: Date,
  wish: LogWish,
): Promise<LogStatistics> {
  const today = learnerDay(now.getTime(), wish.timeZone);
  const log = await tracedLog(learner, wish);
  const firstDay = firstDayOf(log, today, wish.dayCount);
  const wanted = log.filter(({ day }) => day >= firstDay);
  const ofToday = log.filter(({ day }) => day === today);
  return {
    today,
    totalAnswers: log.length,
    ofToday: {
      answers: ofToday.length,
      spentMs: ofToday.reduce((sum, { spentMs }) => sum + spentMs, 0),
      recall: recallShare(ofToday),
      grades: gradeTotals(ofToday).all,
    },
    retention: trueRetention(log, today),
    answersByDay: answersByDay(log, today),
    spans: daySpans(wanted, firstDay, lastDayOf(log, today)),
    hours: hourTotals(wanted),
    grades: gradeTotals(wanted),
  };
}

function firstDayOf(log: readonly TracedReview[], today: number, dayCount: number | null): number {
  if (dayCount !== null) return today - dayCount + 1;
  return log.reduce((first, { day }) => Math.min(first, day), today);
}

/** Today; tomorrow for who has flown west since their last answer. */
function lastDayOf(log: readonly TracedReview[], today: number): number {
  return log.reduce((last, { day }) => Math.max(last, day), today);
}

function answersByDay(log: readonly TracedReview[], today: number): number[] {
  const counts = new Array<number>(HEAT_MAP_DAYS).fill(0);
  for (const { day } of log) {
    const index = HEAT_MAP_DAYS - 1 - (today - day);
    if (index in counts) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
