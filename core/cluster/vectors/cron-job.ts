/** Recorded calls of the cron job controller. */
import { syncCronJob } from '../controllers/cron-job-sync';
import { missedTimes } from '../controllers/cron-job-times';
import { nextTimeMs, parseSchedule } from '../controllers/cron-schedule';
import type { Adapters } from './adapter';

type TimesInput = {
  schedule: string;
  nowMs: number;
  createdMs: number;
  lastScheduleMs: number | null;
  startingDeadlineSeconds: number | null;
};
type SyncInput = TimesInput & {
  concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  suspend: boolean;
  activeJob: { name: string; state: 'running' | 'complete' | 'failed' | 'missing' } | null;
};

const states = {
  running: 'running',
  complete: 'Complete',
  failed: 'Failed',
  missing: 'missing',
} as const;

export const cronJob: Adapters = {
  'cronjob.scheduleNext': ({ schedule, fromMs }: { schedule: string; fromMs: number }) => {
    const parsed = parseSchedule(schedule);
    if ('error' in parsed) return { error: parsed.error, nextMs: null };
    const nextMs: (number | null)[] = [];
    for (let at: number | null = fromMs; nextMs.length < 3; nextMs.push(at)) {
      at = at === null ? null : nextTimeMs(parsed, at);
    }
    return { error: null, nextMs };
  },
  'cronjob.getRecentUnmetScheduleTimes': (input: TimesInput) => {
    const missed = missedTimes(clockOf(input));
    return 'error' in missed
      ? { timesMs: [], error: missed.error }
      : { timesMs: missed.timesMs, error: null };
  },
  'cronjob.syncOne': (input: SyncInput) => {
    const { concurrencyPolicy, suspend, activeJob, lastScheduleMs } = input;
    const turn = syncCronJob({
      ...clockOf(input),
      name: 'cj',
      suspend,
      concurrencyPolicy,
      active: activeJob ? [{ name: activeJob.name, state: states[activeJob.state] }] : [],
      countsMinutes: false,
    });
    return {
      createdJobs: turn.create ? [turn.create.name] : [],
      deletedJobs: turn.remove,
      events: turn.says.map(({ type, reason, message }) => `${type} ${reason} ${message}`),
      activeAfter: turn.active.length,
      lastScheduleMs: turn.create ? turn.create.atMs : lastScheduleMs,
    };
  },
};

function clockOf({
  schedule,
  nowMs,
  createdMs,
  lastScheduleMs,
  startingDeadlineSeconds,
}: TimesInput) {
  return { schedule, nowMs, sinceMs: lastScheduleMs ?? createdMs, startingDeadlineSeconds };
}
