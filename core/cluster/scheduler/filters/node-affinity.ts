/** A pod with a nodeSelector or a node affinity goes only where they allow it. Upstream: plugins/nodeaffinity. */
import { isNodeAllowed } from '../node-selector-terms';
import type { Filter } from '../plugin';

export const nodeAffinity: Filter = {
  rule: 'scheduler.nodeAffinity',
  prepare({ pod, constants }) {
    const words = constants.saysUntolerated ? 'node affinity/selector' : 'node affinity';
    const refusal = { reasons: [`node(s) didn't match Pod's ${words}`], isResolvable: false };
    return ({ node }) => (isNodeAllowed(pod, node) ? null : refusal);
  },
};
