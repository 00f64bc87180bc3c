/** NoSchedule and NoExecute taints keep away pods that do not tolerate them. Upstream: plugins/tainttoleration. */
import { firstUntolerated } from '../../tolerations';
import type { Filter } from '../plugin';

export const taintToleration: Filter = {
  rule: 'scheduler.taintToleration',
  prepare({ pod, constants }) {
    return ({ node }) => {
      if (!node.spec.taints) return null;
      const taints = node.spec.taints.filter(({ effect }) => effect !== 'PreferNoSchedule');
      const taint = firstUntolerated(taints, pod.spec.tolerations ?? []);
      if (!taint) return null;
      const named = `{${taint.key}: ${taint.value ?? ''}}`;
      const reason = constants.saysUntolerated
        ? `node(s) had untolerated taint ${named}`
        : `node(s) had taint ${named}, that the pod didn't tolerate`;
      return { reasons: [reason], isResolvable: false };
    };
  },
};
