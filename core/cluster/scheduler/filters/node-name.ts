/** A pod that names its node goes nowhere else. Upstream: plugins/nodename. */
import type { Filter } from '../plugin';

export const nodeName: Filter = {
  rule: 'scheduler.nodeName',
  isResolvable: false,
  filter({ pod }, { node }) {
    const isOther = pod.spec.nodeName && pod.spec.nodeName !== node.metadata.name;
    return isOther ? ["node(s) didn't match the requested node name"] : [];
  },
};
