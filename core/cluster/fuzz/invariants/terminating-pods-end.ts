import { listObjects } from '../../store';
import { millisOf } from '../../time';
import { inTheEnd } from '../invariant';

/** From the end of the grace to the removal of the object. */
const REMOVAL_MS = 15_000;

/**
 * A pod that is being deleted is gone soon after its grace is over, where its node is up.
 * Kubernetes: "Pod Lifecycle", termination of pods; pkg/kubelet/status PodResourcesAreReclaimed.
 */
export const terminatingPodsEnd = inTheEnd((view, { nowMs }) => {
  const nodes = new Set(listObjects(view, 'Node').map(({ metadata }) => metadata.name));
  return listObjects(view, 'Pod').flatMap(({ metadata, spec }) => {
    const { name, deletionTimestamp } = metadata;
    const isLate =
      deletionTimestamp !== undefined && millisOf(deletionTimestamp) + REMOVAL_MS < nowMs;
    const isServed = spec.nodeName !== undefined && nodes.has(spec.nodeName);
    return isLate && isServed ? [`${name} was to be gone by ${deletionTimestamp}`] : [];
  });
});
