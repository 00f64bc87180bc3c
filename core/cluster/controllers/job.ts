/**
 * The Job controller: pods until enough have succeeded, with a pause after each that failed.
 * Upstream: pkg/controller/job/job_controller.go.
 */
import type { Context, Decision } from '../actor';
import type { Request } from '../api/request';
import { randomSuffix } from '../names';
import type { Job } from '../object-job';
import type { Pod } from '../objects';
import { controllerOf } from '../pods';
import { type Change, getObject, listObjects, workKeyOf } from '../store';
import { millisOf, timeAt } from '../time';
import type { Controller, Synced } from './controller';
import * as expectations from './expectations';
import { type Expectations, isSatisfied, noExpectations } from './expectations';
import { backoffMs, waitAfterFailureMs } from './job-backoff';
import { type JobTurn, syncJob } from './job-sync';
import { podFromTemplate } from './pod-from-template';

const COMPONENT = 'job-controller';

/** Why and when a job is looked at. */
type Wake = {
  /** Whether something happened that is not to wait. */
  readonly isAsked: boolean;
  /** When it is looked at anyway. */
  readonly dueMs: number | null;
  /** For when a timer runs. */
  readonly timerMs: number | null;
  /** Tries that ended with another failure, since the last success. */
  readonly failures: number;
  /** How many failed pods those tries were about. */
  readonly counted: number;
};
export type JobMemory = {
  readonly expectations: Expectations;
  readonly wakes: Readonly<Record<string, Wake>>;
};

const asleep: Wake = { isAsked: false, dueMs: null, timerMs: null, failures: 0, counted: 0 };

export const jobController: Controller<JobMemory> = {
  initial: { expectations: noExpectations, wakes: {} },
  observe(memory, change, context) {
    const subject = change.object ?? change.previous;
    if (subject?.kind === 'Job') {
      const key = workKeyOf(subject);
      return { memory: changedDeadline(woken(memory, key, 0, context), key, change), keys: [key] };
    }
    const owner = subject?.kind === 'Pod' ? controllerOf(subject) : undefined;
    if (subject?.kind !== 'Pod' || owner?.kind !== 'Job') return { memory, keys: [] };
    const key = `${subject.metadata.namespace}/${owner.name}`;
    const seen = { ...memory, expectations: seenPod(memory.expectations, key, subject, change) };
    return {
      memory: woken(seen, key, delayMs(memory, key, change, context), context),
      keys: [key],
    };
  },
  sync(memory, key, context) {
    const job = getObject(context.view, 'Job', key);
    if (!job) return { memory: forgotten(memory, key), decisions: [] };
    const wake = memory.wakes[key] ?? asleep;
    const isDue = wake.isAsked || (wake.dueMs !== null && wake.dueMs <= context.nowMs);
    return isDue ? look(memory, key, job, context) : wait(memory, key, wake, context);
  },
};

/** A pod that failed is no reason to hurry; since 1.26 nothing that happens to pods is. */
function delayMs(memory: JobMemory, key: string, change: Change, { constants }: Context): number {
  const { waitsBeforePods, mostBackoffMs, batchMs } = constants.job;
  if (waitsBeforePods) return batchMs;
  const { object, previous } = change;
  const isFailed =
    previous !== null &&
    object?.kind === 'Pod' &&
    object.status.phase === 'Failed' &&
    !object.metadata.deletionTimestamp;
  return isFailed ? backoffMs(memory.wakes[key]?.failures ?? 0, mostBackoffMs) : 0;
}

function woken(memory: JobMemory, key: string, afterMs: number, { nowMs }: Context): JobMemory {
  const wake = memory.wakes[key] ?? asleep;
  const next = afterMs > 0 ? dueBy(wake, nowMs + afterMs) : { ...wake, isAsked: true };
  return { ...memory, wakes: { ...memory.wakes, [key]: next } };
}

/** The earliest reason counts. */
function dueBy(wake: Wake, dueMs: number): Wake {
  return { ...wake, dueMs: Math.min(wake.dueMs ?? dueMs, dueMs) };
}

function wait(memory: JobMemory, key: string, wake: Wake, { nowMs }: Context): Synced<JobMemory> {
  const { dueMs } = wake;
  if (dueMs === null || dueMs === wake.timerMs) return { memory, decisions: [] };
  const wakes = { ...memory.wakes, [key]: { ...wake, timerMs: dueMs } };
  return { memory: { ...memory, wakes }, decisions: [], againAfterMs: dueMs - nowMs };
}

function look(memory: JobMemory, key: string, job: Job, context: Context): Synced<JobMemory> {
  const { nowMs, constants } = context;
  const before = memory.wakes[key] ?? asleep;
  const isPast = before.dueMs !== null && before.dueMs <= nowMs;
  const wake: Wake = {
    ...before,
    isAsked: false,
    ...(isPast ? { dueMs: null, timerMs: null } : {}),
  };
  const pods = listObjects(context.view, 'Pod', job.metadata.namespace)
    .filter((pod) => controllerOf(pod)?.uid === job.metadata.uid)
    .map((pod) => asDeleted(pod, memory.expectations[key]?.deletions ?? [], nowMs));
  const waitMs = constants.job.waitsBeforePods
    ? waitAfterFailureMs(pods, constants.job.mostBackoffMs, nowMs)
    : 0;
  const turn = syncJob(job, pods, {
    nowMs,
    isSettled: isSatisfied(memory.expectations, key, nowMs),
    isWaiting: waitMs > 0,
    deletionCost: constants.deletionCost,
  });
  const next = [...(waitMs > 0 ? [nowMs + waitMs] : []), ...deadlineOf(job, turn, context)].reduce(
    dueBy,
    afterTurn(wake, turn, context),
  );
  const decisions = decisionsOf(job, pods, turn, context);
  const looked = {
    expectations: expecting(memory.expectations, key, turn, nowMs),
    wakes: { ...memory.wakes, [key]: next },
  };
  return { ...wait(looked, key, next, context), decisions };
}

/**
 * Another failure doubles the pause. The pod made in its place wakes the job before it sees its own status, so
 * that the failure is taken for new once more, and counts twice.
 */
function afterTurn(wake: Wake, turn: JobTurn, { nowMs, constants }: Context): Wake {
  const { waitsBeforePods, mostBackoffMs } = constants.job;
  if (turn.forgives) return { ...wake, failures: 0 };
  const failed = turn.status?.failed ?? 0;
  if (waitsBeforePods || !turn.hasNewFailure || failed === wake.counted) return wake;
  const due = dueBy(wake, nowMs + backoffMs(wake.failures + 1, mostBackoffMs));
  return { ...due, counted: failed, failures: wake.failures + (turn.create > 0 ? 2 : 1) };
}

/** All that it has asked to end it has heard of before it looks again: it asks for the status last. */
function asDeleted(pod: Pod, deleted: readonly string[], nowMs: number): Pod {
  const { metadata } = pod;
  return metadata.deletionTimestamp || !deleted.includes(metadata.uid)
    ? pod
    : { ...pod, metadata: { ...metadata, deletionTimestamp: timeAt(nowMs) } };
}

/** Until 1.26 only who first saw the job set itself a timer, and to the moment rather than to the second. */
function deadlineOf(job: Job, turn: JobTurn, { nowMs, constants }: Context): number[] {
  const { activeDeadlineSeconds } = job.spec;
  const { startTime, conditions } = turn.status ?? job.status;
  if (activeDeadlineSeconds === undefined || conditions) return [];
  if (!constants.job.waitsBeforePods) {
    return job.status.startTime ? [] : [nowMs + activeDeadlineSeconds * 1000];
  }
  if (!startTime) return [];
  const dueMs = millisOf(startTime) + activeDeadlineSeconds * 1000;
  return dueMs > nowMs ? [dueMs] : [];
}

/** A deadline that is changed counts from the start. Upstream: job_controller.go updateJob. */
function changedDeadline(memory: JobMemory, key: string, change: Change): JobMemory {
  const { object, previous } = change;
  if (object?.kind !== 'Job' || previous?.kind !== 'Job' || !object.status.startTime) return memory;
  const { activeDeadlineSeconds } = object.spec;
  const isSame = activeDeadlineSeconds === previous.spec.activeDeadlineSeconds;
  if (activeDeadlineSeconds === undefined || isSame) return memory;
  const dueMs = millisOf(object.status.startTime) + activeDeadlineSeconds * 1000;
  const wake = dueBy(memory.wakes[key] ?? asleep, dueMs);
  return { ...memory, wakes: { ...memory.wakes, [key]: wake } };
}

function seenPod(all: Expectations, key: string, pod: Pod, change: Change): Expectations {
  if (change.previous === null) return expectations.seeCreation(all, key);
  const isGoing = change.object === null || change.object.metadata.deletionTimestamp !== undefined;
  return isGoing ? expectations.seeDeletion(all, key, pod.metadata.uid) : all;
}

function expecting(
  all: Expectations,
  key: string,
  { create, remove }: JobTurn,
  nowMs: number,
): Expectations {
  if (create > 0) return expectations.expectCreations(all, key, create, nowMs);
  if (remove.length === 0) return all;
  return expectations.expectDeletions(
    all,
    key,
    remove.map(({ metadata }) => metadata.uid),
    nowMs,
  );
}

function forgotten(memory: JobMemory, key: string): JobMemory {
  const { [key]: _, ...wakes } = memory.wakes;
  return { expectations: expectations.forget(memory.expectations, key), wakes };
}

function decisionsOf(job: Job, pods: readonly Pod[], turn: JobTurn, context: Context): Decision[] {
  // The job is read anew for its status, so that an older version of it is no reason to refuse.
  const metadata = { ...job.metadata, resourceVersion: '' };
  const requests: Request[] = [
    ...Array.from({ length: turn.create }, () => creation(job, context)).flat(),
    ...turn.remove.flatMap((pod) => removal(job, pod)),
    ...turn.says.map(
      (said): Request => ({ verb: 'record', about: job, component: COMPONENT, ...said }),
    ),
    ...(turn.status
      ? [{ verb: 'updateStatus' as const, object: { ...job, metadata, status: turn.status } }]
      : []),
  ];
  if (requests.length === 0) return [];
  const { create, remove } = turn;
  const { parallelism, completions } = job.spec;
  const { active = 0, succeeded = 0, failed = 0 } = turn.status ?? job.status;
  const goal = completions === undefined ? 'any' : completions;
  const text = `${job.metadata.name}: ${pods.length} pods, ${succeeded} of ${goal} succeeded, ${failed} failed; at most ${parallelism} at once: create ${create}, delete ${remove.length}, so that ${active} are active.`;
  const inputs = { succeeded, failed, active, create, delete: remove.length };
  return [{ rule: 'job.syncJob', text, inputs, requests }];
}

function creation(job: Job, context: Context): Request[] {
  const name = `${job.metadata.name}-${randomSuffix(context.dice('pod-names'))}`;
  return [
    { verb: 'create', object: podFromTemplate(job, job.spec.template, name) },
    said(job, 'SuccessfulCreate', `Created pod: ${name}`),
  ];
}

function removal(job: Job, { metadata: { namespace = '', name, uid } }: Pod): Request[] {
  return [
    { verb: 'delete', kind: 'Pod', namespace, name, uid },
    said(job, 'SuccessfulDelete', `Deleted pod: ${name}`),
  ];
}

function said(about: Job, reason: string, message: string): Request {
  return { verb: 'record', about, type: 'Normal', reason, message, component: COMPONENT };
}
