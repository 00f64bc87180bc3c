/** How much of a node is spoken for. The scheduler counts requests, never what is used. */
import type { Node, Pod } from '../objects';
import { milliValue } from '../quantity';

export type NodeLoad = { requestedMillis: number; allocatableMillis: number };

/** CPU in millicores. Pods that have ended no longer count. */
export function nodeLoad(node: Node, pods: readonly Pod[]): NodeLoad {
  const requestedMillis = pods
    .filter((pod) => pod.spec.nodeName === node.metadata.name && !hasEnded(pod))
    .reduce((sum, pod) => sum + requestedCpu(pod), 0);
  return { requestedMillis, allocatableMillis: milliValue(node.status.allocatable.cpu ?? 0) ?? 0 };
}

/** The sum over its containers, in millicores. */
export function requestedCpu(pod: Pod): number {
  return pod.spec.containers.reduce(
    (sum, { resources }) => sum + (milliValue(resources?.requests?.cpu ?? 0) ?? 0),
    0,
  );
}

/** `1.5` for 1500 millicores, as few digits as are exact. */
export function cores(millis: number): string {
  return String(millis / 1000);
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}
