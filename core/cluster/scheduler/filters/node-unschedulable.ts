/** A cordoned node takes no new pods. Upstream: plugins/nodeunschedulable. */
import { tolerates } from '../../tolerations';
import type { Filter } from '../plugin';

const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const;
const REFUSAL = { reasons: ['node(s) were unschedulable'], isResolvable: false };

export const nodeUnschedulable: Filter = {
  rule: 'scheduler.nodeUnschedulable',
  prepare({ pod }) {
    const isBorne = (pod.spec.tolerations ?? []).some((toleration) => tolerates(toleration, TAINT));
    return ({ node }) => (node.spec.unschedulable && !isBorne ? REFUSAL : null);
  },
};
