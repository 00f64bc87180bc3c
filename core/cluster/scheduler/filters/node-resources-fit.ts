/** What is requested must fit beside what the node's pods request; usage is not looked at. Upstream: plugins/noderesources/fit.go. */
import { podRequest } from '../node-info';
import type { Filter } from '../plugin';

export const nodeResourcesFit: Filter = {
  rule: 'scheduler.nodeResourcesFit',
  isResolvable: true,
  filter({ pod }, { pods, allocatable, requested }) {
    const lacking = Object.entries(podRequest(pod.spec)).filter(
      ([name, amount]) => amount > 0 && amount > (allocatable[name] ?? 0) - (requested[name] ?? 0),
    );
    return [
      ...((pods.length + 1) * 1000 > (allocatable.pods ?? 0) ? ['Too many pods'] : []),
      ...lacking.map(([name]) => `Insufficient ${name}`),
    ];
  },
};
