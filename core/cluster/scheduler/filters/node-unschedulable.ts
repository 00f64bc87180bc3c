/** A cordoned node takes no new pods. Upstream: plugins/nodeunschedulable. */
import { tolerates } from '../../tolerations';
import type { Filter } from '../plugin';

const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const;

export const nodeUnschedulable: Filter = {
  rule: 'scheduler.nodeUnschedulable',
  isResolvable: false,
  filter({ pod }, { node }) {
    const tolerations = pod.spec.tolerations ?? [];
    const isRefused =
      node.spec.unschedulable && !tolerations.some((toleration) => tolerates(toleration, TAINT));
    return isRefused ? ['node(s) were unschedulable'] : [];
  },
};
