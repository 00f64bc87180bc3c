/** A node as the scheduler sees it: with the pods on it and what they asked for. Upstream: pkg/scheduler/framework/types.go NodeInfo. */
import type { Node, Pod, PodSpec, Quantity } from '../objects';
import { milliValue } from '../quantity';

/** Thousandths of cores, bytes or pieces, by the name of the resource. */
export type Amounts = Readonly<Record<string, number>>;

export type NodeInfo = {
  node: Node;
  pods: readonly Pod[];
  allocatable: Amounts;
  /** What filters count: the requests that are written. */
  requested: Amounts;
  /** What scores count: a container that asks for nothing counts as 100 millicores and 200 MiB. */
  scoredRequests: Amounts;
};

const UNASKED: Amounts = { cpu: 100, memory: 200 * 2 ** 20 * 1000 };

export function nodeInfo(node: Node, pods: readonly Pod[]): NodeInfo {
  return {
    node,
    pods,
    allocatable: amountsOf(node.status.allocatable),
    requested: total(pods.map((pod) => podRequest(pod.spec))),
    scoredRequests: total(pods.map((pod) => scoredRequest(pod.spec))),
  };
}

export function podRequest(spec: PodSpec): Amounts {
  return requestOf(spec, {});
}

export function scoredRequest(spec: PodSpec): Amounts {
  return requestOf(spec, UNASKED);
}

/** The sum of the containers, or the largest init container, since those run before and one by one. */
function requestOf(spec: PodSpec, unasked: Amounts): Amounts {
  const requests = ({ resources }: PodSpec['containers'][number]): Amounts => ({
    ...unasked,
    ...amountsOf(resources?.requests ?? {}),
  });
  const largest: Record<string, number> = { ...total(spec.containers.map(requests)) };
  for (const amounts of (spec.initContainers ?? []).map(requests)) {
    for (const [name, amount] of Object.entries(amounts)) {
      largest[name] = Math.max(largest[name] ?? 0, amount);
    }
  }
  return largest;
}

function amountsOf(quantities: Record<string, Quantity>): Amounts {
  return Object.fromEntries(
    Object.entries(quantities).map(([name, quantity]) => [name, milliValue(quantity) ?? 0]),
  );
}

function total(all: readonly Amounts[]): Amounts {
  const sum: Record<string, number> = {};
  for (const amounts of all) {
    for (const [name, amount] of Object.entries(amounts)) sum[name] = (sum[name] ?? 0) + amount;
  }
  return sum;
}
