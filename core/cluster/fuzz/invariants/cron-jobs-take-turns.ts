import type { Job } from '../../object-job';
import { controllerOf } from '../../pods';
import { type Change, getObject, listObjects, type View } from '../../store';
import { type Invariant, leastBroken } from '../invariant';

/**
 * A CronJob that forbids concurrency, or replaces what runs, starts no job while one that it lists as active runs.
 * One that it could not list, since its status was written by somebody else meanwhile, runs on beside the others.
 * Kubernetes: "CronJob", concurrency policy; pkg/controller/cronjob syncOne.
 */
export const cronJobsTakeTurns: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous } = change;
    if (object?.kind !== 'Job' || previous) return [];
    return leastBroken(change, course, (view) => runningBeside(object, change, view));
  });

function runningBeside(object: Job, change: Change, view: View): string[] {
  const owner = controllerOf(object);
  const cronJob = getObject(view, 'CronJob', `${object.metadata.namespace}/${owner?.name}`);
  if (!cronJob || cronJob.spec.concurrencyPolicy === 'Allow') return [];
  const active = cronJob.status.active?.map(({ name }) => name) ?? [];
  const running = listObjects(change, 'Job').filter(
    (job) =>
      controllerOf(job)?.uid === owner?.uid &&
      job.metadata.uid !== object.metadata.uid &&
      active.includes(job.metadata.name) &&
      isRunning(job),
  );
  const policy = cronJob.spec.concurrencyPolicy;
  return running.map(
    ({ metadata }) => `${object.metadata.name} starts while ${metadata.name} runs: ${policy}`,
  );
}

function isRunning({ status, metadata }: Job): boolean {
  const isDone = (status.conditions ?? []).some(
    ({ type }) => type === 'Complete' || type === 'Failed',
  );
  return !isDone && !metadata.deletionTimestamp;
}
