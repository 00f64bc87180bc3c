/** Whether a cron job is to start a job now. Upstream: pkg/controller/cronjob/cronjob_controller.go syncOne. */
import { type CronClock, missedTimes } from './cron-job-times';

export type ActiveJob = { name: string; state: 'running' | 'Complete' | 'Failed' | 'missing' };

export type CronInput = CronClock & {
  name: string;
  suspend: boolean;
  concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  /** Those that its status names. */
  active: readonly ActiveJob[];
  /** Whether names of jobs end in minutes instead of seconds, as since 1.21. */
  countsMinutes: boolean;
};

type Said = { type: 'Normal' | 'Warning'; reason: string; message: string };

export type CronTurn = {
  create: { name: string; atMs: number } | null;
  remove: readonly string[];
  /** Names that the status keeps. */
  active: readonly string[];
  says: readonly Said[];
};

export function syncCronJob(input: CronInput): CronTurn {
  const ended = input.active.filter(({ state }) => state !== 'running');
  const active = input.active.filter(({ state }) => state === 'running').map(({ name }) => name);
  const says = ended.map(endOf);
  const idle = { create: null, remove: [], active, says };
  if (input.suspend) return idle;
  const missed = missedTimes(input);
  if ('error' in missed) {
    const message = `Cannot determine if job needs to be started: ${missed.error}`;
    return { ...idle, says: [...says, { type: 'Warning', reason: 'FailedNeedsStart', message }] };
  }
  const atMs = missed.timesMs.at(-1);
  if (atMs === undefined) return idle;
  const { startingDeadlineSeconds, nowMs, concurrencyPolicy } = input;
  if (startingDeadlineSeconds !== null && atMs + startingDeadlineSeconds * 1000 < nowMs) {
    const message = `Missed scheduled time to start a job: ${rfc1123(atMs)}`;
    return { ...idle, says: [...says, { type: 'Warning', reason: 'MissSchedule', message }] };
  }
  if (concurrencyPolicy === 'Forbid' && active.length > 0) return idle;
  const remove = concurrencyPolicy === 'Replace' ? active : [];
  const name = `${input.name}-${Math.floor(atMs / (input.countsMinutes ? 60_000 : 1000))}`;
  return {
    create: { name, atMs },
    remove,
    active: [...active.filter((each) => !remove.includes(each)), name],
    says: [
      ...says,
      ...remove.map((each) => normal('SuccessfulDelete', `Deleted job ${each}`)),
      normal('SuccessfulCreate', `Created job ${name}`),
    ],
  };
}

function endOf({ name, state }: ActiveJob): Said {
  return state === 'missing'
    ? normal('MissingJob', `Active job went missing: ${name}`)
    : normal('SawCompletedJob', `Saw completed job: ${name}, status: ${state}`);
}

function normal(reason: string, message: string): Said {
  return { type: 'Normal', reason, message };
}

/** As Go writes RFC1123Z. */
function rfc1123(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
