/** A pod that names its node goes nowhere else. Upstream: plugins/nodename. */
import type { Filter } from '../plugin';

const REFUSAL = {
  reasons: ["node(s) didn't match the requested node name"],
  isResolvable: false,
};

export const nodeName: Filter = {
  rule: 'scheduler.nodeName',
  prepare({ pod }) {
    const wanted = pod.spec.nodeName;
    return ({ node }) => (wanted && wanted !== node.metadata.name ? REFUSAL : null);
  },
};
