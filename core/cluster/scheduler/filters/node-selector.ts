/** A pod with a nodeSelector goes only where the labels are. Upstream: plugins/nodeaffinity. */
import { hasLabels } from '../../labels';
import type { Filter } from '../plugin';

export const nodeSelector: Filter = {
  rule: 'scheduler.nodeAffinity',
  isResolvable: false,
  filter({ pod, constants }, { node }) {
    if (hasLabels(pod.spec.nodeSelector ?? {}, node.metadata.labels)) return [];
    return [
      constants.saysUntolerated
        ? "node(s) didn't match Pod's node affinity/selector"
        : "node(s) didn't match Pod's node affinity",
    ];
  },
};
