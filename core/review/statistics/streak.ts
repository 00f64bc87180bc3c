/**
 * How many days someone has studied without a gap that counts. Days on which answers were given go in,
 * in order; what comes out has forgiven what the freezes that were earned pay for, and every day that
 * the person never had, because they travelled or their zone left it out.
 */
import { dayStartsAt } from '../learner-day';
import type { StudiedDay } from './studied-days';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const FREEZE_EVERY_DAYS = 7;
const FREEZES_MAX = 2;

/** Clock changes shorten a day by up to two hours; what is shorter than that was no whole day. */
const SHORTENED_BY_MS_MAX = 2 * hourMs;

export type Streak = {
  /** Studied days in a row; frozen ones bridge, and do not count. */
  length: number;
  longest: number;
  /** Missed days that will be forgiven. */
  freezes: number;
  /** Studied days until the next freeze is earned; null when no more are kept. */
  daysToFreeze: number | null;
  isTodayDone: boolean;
  /** Every day that a freeze was used for. */
  frozenDays: number[];
};

type Run = { length: number; longest: number; freezes: number; frozenDays: number[] };

/** The streak as it stands on a day of the learner's, which is not missed before it is over. */
export function streak(
  days: readonly StudiedDay[],
  today: { day: number; timeZone: string },
): Streak {
  let run: Run = { length: 0, longest: 0, freezes: 0, frozenDays: [] };
  let last: StudiedDay | undefined;
  for (const day of days) {
    run = study(last ? miss(run, last, day) : run);
    last = day;
  }
  const isTodayDone = last !== undefined && last.day >= today.day;
  if (last && !isTodayDone) run = miss(run, last, today);
  const daysToFreeze = FREEZE_EVERY_DAYS - (run.length % FREEZE_EVERY_DAYS);
  return {
    ...run,
    isTodayDone,
    daysToFreeze: run.freezes < FREEZES_MAX ? daysToFreeze : null,
  };
}

function study(run: Run): Run {
  const length = run.length + 1;
  const earned = length % FREEZE_EVERY_DAYS === 0 ? 1 : 0;
  return {
    ...run,
    length,
    longest: Math.max(run.longest, length),
    freezes: Math.min(FREEZES_MAX, run.freezes + earned),
  };
}

function miss(run: Run, last: StudiedDay, next: { day: number; timeZone: string }): Run {
  const missed = missedDays(last, next);
  if (missed === 0) return run;
  if (missed > run.freezes) return { ...run, length: 0, freezes: 0 };
  const frozen = Array.from({ length: missed }, (_, index) => next.day - missed + index);
  return {
    ...run,
    freezes: run.freezes - missed,
    frozenDays: [...run.frozenDays, ...frozen],
  };
}

/** Days in between, but no more than there was time for since the last answer. */
function missedDays(last: StudiedDay, next: { day: number; timeZone: string }): number {
  const between = next.day - last.day - 1;
  if (between <= 0) return 0;
  const awayMs = dayStartsAt(next.day, next.timeZone) - last.lastAt;
  return Math.min(between, Math.max(0, Math.floor((awayMs + SHORTENED_BY_MS_MAX) / dayMs)));
}
