/**
 * The CronJob controller: at each time of the schedule a job, and old ones cleared away.
 * Upstream: pkg/controller/cronjob.
 */
import type { Context, Decision } from '../actor';
import { decode } from '../api/decode';
import type { Request } from '../api/request';
import { isEqualJson } from '../json';
import type { CronJob } from '../object-cron-job';
import type { Job } from '../object-job';
import type { KubernetesObject } from '../objects';
import { controllerOf } from '../pods';
import { getObject, listObjects, workKeyOf } from '../store';
import { millisOf, timeAt } from '../time';
import type { Controller } from './controller';
import { type ActiveJob, type CronTurn, syncCronJob } from './cron-job-sync';
import { nextTimeMs, parseSchedule } from './cron-schedule';
import { isFinished } from './job-sync';
import { controllerReference } from './pod-from-template';

/** For which of its times each is to be looked at next. */
export type CronMemory = Readonly<Record<string, number>>;

const COMPONENT = 'cronjob-controller';

export const cronJobController: Controller<CronMemory> = {
  initial: {},
  observe(memory, { object, previous }) {
    const subject = object ?? previous;
    if (subject?.kind === 'CronJob') return { memory, keys: [workKeyOf(subject)] };
    const owner = subject?.kind === 'Job' ? controllerOf(subject) : undefined;
    if (!subject || owner?.kind !== 'CronJob') return { memory, keys: [] };
    return { memory, keys: [`${subject.metadata.namespace}/${owner.name}`] };
  },
  sync(memory, key, context) {
    const cronJob = getObject(context.view, 'CronJob', key);
    if (!cronJob) return { memory, decisions: [] };
    const jobs = listObjects(context.view, 'Job', cronJob.metadata.namespace).filter(
      (job) => controllerOf(job)?.uid === cronJob.metadata.uid,
    );
    const decisions = decisionsOf(cronJob, jobs, turnOf(cronJob, jobs, context), context);
    const nextMs = nextOf(cronJob, context.nowMs);
    if (nextMs === null || memory[key] === nextMs) return { memory, decisions };
    return {
      memory: { ...memory, [key]: nextMs },
      decisions,
      againAfterMs: nextMs - context.nowMs,
    };
  },
};

function turnOf(cronJob: CronJob, jobs: readonly Job[], context: Context): CronTurn {
  const { metadata, spec, status } = cronJob;
  return syncCronJob({
    name: metadata.name,
    schedule: spec.schedule,
    nowMs: unixMs(context.nowMs),
    sinceMs: Date.parse(status.lastScheduleTime ?? metadata.creationTimestamp),
    startingDeadlineSeconds: spec.startingDeadlineSeconds ?? null,
    suspend: spec.suspend,
    concurrencyPolicy: spec.concurrencyPolicy,
    active: (status.active ?? []).map(({ name }) => ({ name, state: stateOf(name, jobs) })),
    countsMinutes: context.constants.job.namesByMinute,
  });
}

function stateOf(name: string, jobs: readonly Job[]): ActiveJob['state'] {
  const job = jobs.find(({ metadata }) => metadata.name === name);
  if (!job) return 'missing';
  if (!isFinished(job)) return 'running';
  return endOf(job);
}

function endOf({ status }: Job): 'Complete' | 'Failed' {
  return (status.conditions ?? []).some(({ type }) => type === 'Complete') ? 'Complete' : 'Failed';
}

/** Schedules are in Unix time, everything else counts from the scenario's start. */
function unixMs(ms: number): number {
  return Date.parse(timeAt(ms));
}

function nextOf({ spec }: CronJob, nowMs: number): number | null {
  const parsed = parseSchedule(spec.schedule);
  const next = 'error' in parsed ? null : nextTimeMs(parsed, unixMs(nowMs));
  return next === null ? null : millisOf(new Date(next).toISOString());
}

function decisionsOf(
  cronJob: CronJob,
  jobs: readonly Job[],
  turn: CronTurn,
  context: Context,
): Decision[] {
  const { name, namespace = '' } = cronJob.metadata;
  const job = turn.create ? jobFrom(cronJob, turn.create.name) : null;
  const old = surplusOf(cronJob, jobs);
  const says = [
    ...turn.says,
    ...old.map((gone) => ({
      type: 'Normal' as const,
      reason: 'SuccessfulDelete',
      message: `Deleted job ${gone}`,
    })),
  ];
  const status: CronJob['status'] = {
    ...cronJob.status,
    active: turn.active.length > 0 ? turn.active.map(reference(namespace)) : undefined,
    ...(turn.create
      ? { lastScheduleTime: new Date(turn.create.atMs).toISOString().replace('.000', '') }
      : {}),
  };
  const requests: Request[] = [
    ...[...turn.remove, ...old].map(
      (gone): Request => ({ verb: 'delete', kind: 'Job', namespace, name: gone }),
    ),
    ...(job ? [{ verb: 'create' as const, object: job }] : []),
    ...says.map(
      (said): Request => ({ verb: 'record', about: cronJob, component: COMPONENT, ...said }),
    ),
    ...(isEqualJson(status, cronJob.status)
      ? []
      : [{ verb: 'updateStatus' as const, object: { ...cronJob, status } }]),
  ];
  if (requests.length === 0) return [];
  const text = `${name}, ${cronJob.spec.schedule} at ${timeAt(context.nowMs)}: ${says.map(({ message }) => message).join('; ') || 'nothing to start'}.`;
  const inputs = { create: turn.create?.name ?? null, delete: [...turn.remove, ...old] };
  return [{ rule: 'cronjob.syncOne', text, inputs, requests }];
}

function reference(namespace: string) {
  return (name: string) => ({ kind: 'Job' as const, namespace, name });
}

/** Null where the template makes no job. */
function jobFrom(cronJob: CronJob, name: string): KubernetesObject | null {
  const { metadata, spec } = cronJob.spec.jobTemplate;
  const { namespace } = cronJob.metadata;
  const ownerReferences = [controllerReference(cronJob)];
  const decoded = decode({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata, name, namespace, ownerReferences },
    spec,
  });
  return decoded && 'object' in decoded ? decoded.object : null;
}

/** The oldest of those that ended, beyond what is kept of each kind. */
function surplusOf({ spec }: CronJob, jobs: readonly Job[]): string[] {
  const beyond = (end: 'Complete' | 'Failed', limit: number) => {
    const ended = jobs
      .filter((job) => isFinished(job) && endOf(job) === end)
      .sort((a, b) => Date.parse(a.status.startTime ?? '') - Date.parse(b.status.startTime ?? ''));
    return ended.slice(0, Math.max(0, ended.length - limit)).map(({ metadata }) => metadata.name);
  };
  return [
    ...beyond('Complete', spec.successfulJobsHistoryLimit),
    ...beyond('Failed', spec.failedJobsHistoryLimit),
  ];
}
