import type { Job } from '../../object-job';
import { betweenVersions } from '../invariant';

/**
 * A Job that has ended, well or badly, has ended so for good.
 * Kubernetes: "Jobs", Complete and Failed are terminal; pkg/controller/job IsJobFinished returns before all else.
 */
export const jobsEndOnce = betweenVersions((object, previous) => {
  if (object.kind !== 'Job' || previous.kind !== 'Job') return [];
  const before = endOf(previous);
  const after = endOf(object);
  return [
    ...(before.length > 0 && before.join() !== after.join()
      ? [`it was ${before.join()} and is ${after.join() || 'not'}`]
      : []),
    ...(after.length > 1 ? [`it is ${after.join(' and ')}`] : []),
  ];
});

function endOf({ status }: Job): string[] {
  return (status.conditions ?? []).flatMap(({ type, status: is }) =>
    (type === 'Complete' || type === 'Failed') && is === 'True' ? [type] : [],
  );
}
