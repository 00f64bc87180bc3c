import type { Job } from '../../object-job';
import type { Pod } from '../../objects';
import { controllerOf, isActive } from '../../pods';
import { listObjects, type View } from '../../store';
import { inTheEnd, saysFailedCreate } from '../invariant';

/**
 * When all is mended and left alone, a Job that is not done has pods at work, or waits after a failure, or may run
 * none at a time, or says that it could not make them; and its status counts the pods that are active, unless the
 * last one has failed: such a Job is looked at again only when its pause is over. Jobs of a cron job may begin at
 * any time, the end included; and a Job that is done is not looked at again, whatever it made a moment before it
 * knew.
 * Kubernetes: "Jobs"; pkg/controller/job syncJob.
 */
export const jobsSettle = inTheEnd((view) =>
  listObjects(view, 'Job')
    .filter((job) => !isDone(job) && !controllerOf(job))
    .flatMap((job) => {
      const { name, namespace, uid } = job.metadata;
      const pods = listObjects(view, 'Pod', namespace).filter(
        (pod) => controllerOf(pod)?.uid === uid,
      );
      const active = pods.filter(isActive).length;
      const counted = job.status.active ?? 0;
      const isPausing = pods.some(({ status }) => status.phase === 'Failed');
      return [
        ...(active === counted || isPausing
          ? []
          : [`${name} says that ${counted} pods are active, and ${active} are`]),
        ...(active > 0 || isAtRest(job, pods, view)
          ? []
          : [`${name} is not done, and nothing is at work`]),
      ];
    }),
);

function isDone({ status }: Job): boolean {
  return (status.conditions ?? []).some(({ type }) => type === 'Complete' || type === 'Failed');
}

function isAtRest({ spec, status, metadata }: Job, pods: readonly Pod[], view: View): boolean {
  return (
    spec.parallelism === 0 ||
    (status.failed ?? 0) > 0 ||
    pods.some((pod) => pod.metadata.deletionTimestamp) ||
    saysFailedCreate(view, metadata.uid)
  );
}
