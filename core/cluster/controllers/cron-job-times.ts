/** Which of its times a cron job has missed. Upstream: pkg/controller/cronjob/utils.go getRecentUnmetScheduleTimes. */
import { nextTimeMs, parseSchedule } from './cron-schedule';

const MOST = 100;
const TOO_MANY =
  'too many missed start time (> 100). Set or decrease .spec.startingDeadlineSeconds or check clock skew';

export type CronClock = {
  schedule: string;
  nowMs: number;
  /** When it was last started, or made. */
  sinceMs: number;
  startingDeadlineSeconds: number | null;
};

/** On the Unix clock, oldest first. A schedule without any time to come counts as missed for ever. */
export function missedTimes(clock: CronClock): { timesMs: readonly number[] } | { error: string } {
  const { schedule, nowMs, sinceMs, startingDeadlineSeconds } = clock;
  const parsed = parseSchedule(schedule);
  if ('error' in parsed) return { error: `unparseable schedule: ${schedule} : ${parsed.error}` };
  const deadlineMs =
    startingDeadlineSeconds === null ? sinceMs : nowMs - startingDeadlineSeconds * 1000;
  const timesMs: number[] = [];
  let atMs = Math.max(sinceMs, deadlineMs);
  if (atMs > nowMs) return { timesMs };
  for (;;) {
    const next = nextTimeMs(parsed, atMs);
    if (next === null) return { error: TOO_MANY };
    if (next > nowMs) return { timesMs };
    timesMs.push(next);
    if (timesMs.length > MOST) return { error: TOO_MANY };
    atMs = next;
  }
}
