/** What a job is short of, and how far it is. Upstream: pkg/controller/job/job_controller.go syncJob, manageJob. */
import type { Job } from '../object-job';
import type { Condition, Pod } from '../objects';
import { isActive } from '../pods';
import { millisOf, timeAt } from '../time';
import { firstToDelete } from './deletion-ranking';
import { pastBackoffLimit } from './job-backoff';

export type JobCircumstances = {
  nowMs: number;
  /** Whether all that was asked for has been seen. */
  isSettled: boolean;
  /** Whether it is too early for a pod after the last failure. */
  isWaiting: boolean;
  deletionCost: boolean;
};

type Said = { type: 'Normal' | 'Warning'; reason: string; message: string };

export type JobTurn = {
  create: number;
  remove: readonly Pod[];
  says: readonly Said[];
  /** Null where it stays as it is. */
  status: Job['status'] | null;
  /** Whether another pod has failed, so that the next try is to wait. */
  hasNewFailure: boolean;
  /** Whether the failures before are forgiven. */
  forgives: boolean;
};

export function syncJob(job: Job, pods: readonly Pod[], circumstances: JobCircumstances): JobTurn {
  if (isFinished(job)) return { ...nothing, forgives: true };
  const active = pods.filter(isActive);
  const { succeeded, failed } = tallyOf(pods);
  const hasNewFailure = failed > (job.status.failed ?? 0);
  const failure = failureOf(job, pods, active.length, hasNewFailure, circumstances.nowMs);
  const managed = failure
    ? { create: 0, remove: active }
    : managedPods(job, active, succeeded, circumstances);
  const tally = {
    active: active.length + managed.create - managed.remove.length,
    succeeded,
    failed: failed + (failure ? active.length : 0),
  };
  const end = failure ?? completionOf(job, tally.active, succeeded);
  const status = nextStatus(job, tally, end, circumstances.nowMs);
  const isAnother = hasNewFailure && status !== null && end === null;
  const hasProgress = succeeded > (job.status.succeeded ?? 0);
  return {
    ...managed,
    says: end?.says ?? [],
    status,
    hasNewFailure: isAnother,
    forgives: hasProgress || (status !== null && !isAnother),
  };
}

/** Null where no number changes; the start is written with the first change only. */
function nextStatus(
  { status: before }: Job,
  tally: { active: number; succeeded: number; failed: number },
  end: End | null,
  nowMs: number,
): Job['status'] | null {
  const { active = 0, succeeded = 0, failed = 0 } = before;
  const isSame =
    active === tally.active && succeeded === tally.succeeded && failed === tally.failed;
  if (isSame && end === null) return null;
  return {
    ...before,
    startTime: before.startTime ?? timeAt(nowMs),
    active: tally.active || undefined,
    succeeded: tally.succeeded || undefined,
    failed: tally.failed || undefined,
    ...(end ? ended(before, end.condition, nowMs) : {}),
  };
}

export function isFinished({ status }: Job): boolean {
  return (status.conditions ?? []).some(
    (condition) =>
      (condition.type === 'Complete' || condition.type === 'Failed') && condition.status === 'True',
  );
}

const nothing: JobTurn = {
  create: 0,
  remove: [],
  says: [],
  status: null,
  hasNewFailure: false,
  forgives: false,
};

type End = { condition: Omit<Condition, 'lastTransitionTime'>; says: readonly Said[] };

function tallyOf(pods: readonly Pod[]): { succeeded: number; failed: number } {
  const count = (phase: string) => pods.filter(({ status }) => status.phase === phase).length;
  return { succeeded: count('Succeeded'), failed: count('Failed') };
}

function failureOf(
  job: Job,
  pods: readonly Pod[],
  active: number,
  hasNewFailure: boolean,
  nowMs: number,
): End | null {
  const { backoffLimit, parallelism, activeDeadlineSeconds } = job.spec;
  const { failed } = tallyOf(pods);
  const exceeds = hasNewFailure && active !== parallelism && failed > backoffLimit;
  if (exceeds || pastBackoffLimit(job, pods)) {
    return failing('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  }
  const { startTime } = job.status;
  const isLate =
    activeDeadlineSeconds !== undefined &&
    startTime !== undefined &&
    nowMs - millisOf(startTime) >= activeDeadlineSeconds * 1000;
  return isLate
    ? failing('DeadlineExceeded', 'Job was active longer than specified deadline')
    : null;
}

function failing(reason: string, message: string): End {
  return {
    condition: { type: 'Failed', status: 'True', reason, message },
    says: [{ type: 'Warning', reason, message }],
  };
}

function managedPods(
  job: Job,
  active: readonly Pod[],
  succeeded: number,
  { isSettled, isWaiting, nowMs, deletionCost }: JobCircumstances,
): { create: number; remove: readonly Pod[] } {
  if (!isSettled || job.metadata.deletionTimestamp) return { create: 0, remove: [] };
  const { parallelism } = job.spec;
  if (active.length > parallelism) {
    const surplus = active.length - parallelism;
    return { create: 0, remove: firstToDelete(active, [], surplus, { deletionCost, nowMs }) };
  }
  const wanted = wantedActive(job, active.length, succeeded);
  return { create: isWaiting ? 0 : Math.max(0, wanted - active.length), remove: [] };
}

/** Never more at once than are still to succeed; without a number to reach, none after the first success. */
function wantedActive({ spec }: Job, active: number, succeeded: number): number {
  if (spec.completions === undefined) return succeeded > 0 ? active : spec.parallelism;
  return Math.min(spec.completions - succeeded, spec.parallelism);
}

function completionOf({ spec }: Job, active: number, succeeded: number): End | null {
  const { completions } = spec;
  const isComplete =
    completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions;
  if (!isComplete) return null;
  const says: Said[] = [];
  const goal = 'running after completion count reached';
  if (completions !== undefined && active > 0) {
    const message = `Too many active pods ${goal}`;
    says.push({ type: 'Warning', reason: 'TooManyActivePods', message });
  }
  if (completions !== undefined && succeeded > completions) {
    const message = `Too many succeeded pods ${goal}`;
    says.push({ type: 'Warning', reason: 'TooManySucceededPods', message });
  }
  says.push({ type: 'Normal', reason: 'Completed', message: 'Job completed' });
  return { condition: { type: 'Complete', status: 'True' }, says };
}

function ended(
  { conditions = [] }: Job['status'],
  condition: End['condition'],
  nowMs: number,
): Pick<Job['status'], 'conditions' | 'completionTime'> {
  const lastTransitionTime = timeAt(nowMs);
  return {
    conditions: [...conditions, { ...condition, lastTransitionTime }],
    ...(condition.type === 'Complete' ? { completionTime: timeAt(nowMs) } : {}),
  };
}
