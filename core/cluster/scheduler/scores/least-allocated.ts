/** The emptier the node after the pod, the better. Upstream: plugins/noderesources/least_allocated.go. */
import { scoredRequest } from '../node-info';
import { type Score, unscaled } from '../plugin';

export const leastAllocated: Score = {
  rule: 'scheduler.leastAllocated',
  weight: () => 1,
  score({ pod }, nodes) {
    const wanted = scoredRequest(pod.spec);
    return unscaled(
      nodes.map(({ allocatable, scoredRequests }) => {
        const freeOf = (name: 'cpu' | 'memory') =>
          freeShare((scoredRequests[name] ?? 0) + (wanted[name] ?? 0), allocatable[name] ?? 0);
        return Math.floor((freeOf('cpu') + freeOf('memory')) / 2);
      }),
    );
  },
};

/** In whole percent. */
function freeShare(requested: number, all: number): number {
  return all === 0 || requested > all ? 0 : Math.floor(((all - requested) * 100) / all);
}
