import type { Job } from '../../object-job';
import type { Pod } from '../../objects';
import { controllerOf, isActive } from '../../pods';
import { getObject, listObjects } from '../../store';
import { authorOf, type Invariant, recentViews } from '../invariant';

/**
 * A Job's controller makes no pod when the job is done, none beyond its parallelism, and none beyond the
 * completions that are still missing.
 * Kubernetes: "Jobs", controlling parallelism; pkg/controller/job/job_controller.go manageJob with expectations.
 */
export const jobsKeepBounds: Invariant = (course) =>
  course.changes.flatMap((change) => {
    const { object, previous, revision } = change;
    if (object?.kind !== 'Pod' || previous) return [];
    if (authorOf(change, course.cluster)?.actor !== 'job-controller') return [];
    const owner = controllerOf(object);
    const key = `${object.metadata.namespace}/${owner?.name}`;
    const versions = recentViews(change, course).flatMap(
      (view) => getObject(view, 'Job', key) ?? [],
    );
    const pods = listObjects(change, 'Pod').filter((pod) => controllerOf(pod)?.uid === owner?.uid);
    const problems = versions.map((job) => problemsOf(job, pods));
    // What was so a moment ago is what the controller may have known.
    const least = problems.reduce(
      (best, each) => (each.length < best.length ? each : best),
      [`${key} is not there`],
    );
    return least.map((text) => ({ revision, text: `${object.metadata.name}: ${text}` }));
  });

function problemsOf({ spec, status, metadata }: Job, pods: readonly Pod[]): string[] {
  const active = pods.filter(isActive).length;
  const succeeded = pods.filter((pod) => pod.status.phase === 'Succeeded').length;
  const { completions } = spec;
  const isDone = (status.conditions ?? []).some(
    ({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True',
  );
  const isEnough = completions !== undefined && active + succeeded > completions;
  return [
    ...(isDone ? [`${metadata.name} is done`] : []),
    ...(active > spec.parallelism
      ? [`${active} pods are active, and ${spec.parallelism} may be`]
      : []),
    ...(isEnough
      ? [`${active} active and ${succeeded} succeeded are more than ${completions}`]
      : []),
  ];
}
