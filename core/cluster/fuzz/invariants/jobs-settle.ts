import type { Job } from '../../object-job';
import type { Pod } from '../../objects';
import { controllerOf, isActive } from '../../pods';
import { getObject, listObjects, type View } from '../../store';
import { inTheEnd, saysFailedCreate } from '../invariant';

/**
 * When all is mended and left alone, a Job is done, or has pods at work, or waits after a failure, or may run
 * none at a time; and its status counts the pods that are active, unless the last one has failed: such a Job is
 * looked at again only when its pause is over.
 * Kubernetes: "Jobs"; pkg/controller/job syncJob.
 */
export const jobsSettle = inTheEnd((view) =>
  listObjects(view, 'Job').flatMap((job) => {
    const { name, namespace, uid } = job.metadata;
    const pods = listObjects(view, 'Pod', namespace).filter(
      (pod) => controllerOf(pod)?.uid === uid,
    );
    const active = pods.filter(isActive).length;
    const owner = controllerOf(job);
    // A cron job began it a moment ago, and may begin another at any time.
    if (
      owner &&
      getObject(view, owner.kind === 'CronJob' ? 'CronJob' : 'Job', `${namespace}/${owner.name}`)
    )
      return [];
    return [
      ...(active === (job.status.active ?? 0) ||
      pods.some(({ status }) => status.phase === 'Failed')
        ? []
        : [`${name} says that ${job.status.active ?? 0} pods are active, and ${active} are`]),
      ...(isAtRest(job, view, pods, active) ? [] : [`${name} is not done, and nothing is at work`]),
    ];
  }),
);

function isAtRest(
  { spec, status, metadata }: Job,
  view: View,
  pods: readonly Pod[],
  active: number,
): boolean {
  const isDone = (status.conditions ?? []).some(
    ({ type }) => type === 'Complete' || type === 'Failed',
  );
  const isWaiting =
    (status.failed ?? 0) > 0 || pods.some(({ metadata }) => metadata.deletionTimestamp);
  const isRefused = saysFailedCreate(view, metadata.uid);
  return isDone || isRefused || active > 0 || isWaiting || spec.parallelism === 0;
}
