/**
 * CPU and memory should fill alike. Up to 1.21 the distance of the two shares counts; 1.36 counts what the pod
 * does to the balance, 75 being no change. Upstream: plugins/noderesources/balanced_allocation.go.
 */
import { type Amounts, type NodeInfo, scoredRequest } from '../node-info';
import { type Score, unscaled } from '../plugin';

export const balancedAllocation: Score = {
  rule: 'scheduler.balancedAllocation',
  weight: () => 1,
  score({ pod, constants }, nodes) {
    const wanted = scoredRequest(pod.spec);
    const scoreOf = constants.balanceAsChange ? changeOfBalance : closeness;
    return unscaled(nodes.map((node) => scoreOf(node, wanted)));
  },
};

function closeness(node: NodeInfo, wanted: Amounts): number {
  const [cpu, memory] = fractions(node, wanted);
  return cpu >= 1 || memory >= 1 ? 0 : Math.trunc((1 - Math.abs(cpu - memory)) * 100);
}

function changeOfBalance(node: NodeInfo, wanted: Amounts): number {
  const change = balance(...fractions(node, wanted)) - balance(...fractions(node, {}));
  return Math.trunc(50 + (50 + change) / 2);
}

function fractions({ allocatable, scoredRequests }: NodeInfo, wanted: Amounts): [number, number] {
  const of = (name: string) =>
    fraction((scoredRequests[name] ?? 0) + (wanted[name] ?? 0), allocatable[name] ?? 0);
  return [of('cpu'), of('memory')];
}

function fraction(requested: number, all: number): number {
  return all === 0 ? 1 : requested / all;
}

/** 100 less the standard deviation of the two shares, each 1 at most. */
function balance(cpu: number, memory: number): number {
  const deviation = Math.abs(Math.min(cpu, 1) - Math.min(memory, 1)) / 2;
  return Math.trunc((1 - deviation) * 100);
}
