import { learnerDay } from '../learner-day';
import { clockIn } from './clock-in';

const dayMs = 86_400_000;

export type DueDay = {
  day: number;
  count: number;
  /** With the backlog and all days before. */
  cumulated: number;
};

export type DueAhead = {
  /** Should have been asked before today. */
  backlog: number;
  /** From today on. */
  days: DueDay[];
  /** After the last of the days. */
  later: number;
};

/** On which of the learner's days cards come again, as things stand: each in exactly one place. */
export function dueAhead(
  dueAts: readonly number[],
  atMs: number,
  timeZone: string,
  dayCount: number,
): DueAhead {
  const today = learnerDay(atMs, timeZone);
  const clock = clockIn(timeZone);
  const counts = new Array<number>(dayCount).fill(0);
  let backlog = 0;
  let later = 0;
  for (const dueAt of dueAts) {
    const day = Math.floor(clock(dueAt) / dayMs) - today;
    if (day < 0) backlog += 1;
    else if (day >= dayCount) later += 1;
    else counts[day] = (counts[day] ?? 0) + 1;
  }
  let cumulated = backlog;
  const days = counts.map((count, index) => {
    cumulated += count;
    return { day: today + index, count, cumulated };
  });
  return { backlog, days, later };
}
