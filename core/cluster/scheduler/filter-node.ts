/** Whether a node will do, by all filters. Upstream: pkg/scheduler/core/generic_scheduler.go PodPassesFiltersOnNode. */
import type { Pod } from '../objects';
import { interPodAffinity } from './filters/inter-pod-affinity';
import { nodeAffinity } from './filters/node-affinity';
import { nodeName } from './filters/node-name';
import { nodePorts } from './filters/node-ports';
import { nodeResourcesFit } from './filters/node-resources-fit';
import { nodeUnschedulable } from './filters/node-unschedulable';
import { podTopologySpread } from './filters/pod-topology-spread';
import { taintToleration } from './filters/taint-toleration';
import { volumeBinding } from './filters/volume-binding';
import { volumeZone } from './filters/volume-zone';
import { type NodeInfo, withPods } from './node-info';
import type { Cycle, Filter, Refusal } from './plugin';

/** In the order in which they are asked; the first that refuses a node says why. */
const filters: readonly Filter[] = [
  nodeUnschedulable,
  nodeName,
  taintToleration,
  nodeAffinity,
  nodePorts,
  nodeResourcesFit,
  volumeBinding,
  volumeZone,
  podTopologySpread,
  interPodAffinity,
];

type FilterNode = (info: NodeInfo) => Refusal | null;

export function prepareFilters(cycle: Cycle): FilterNode {
  const general = filters.flatMap(({ preFilter }) => preFilter?.(cycle) ?? [])[0];
  if (general) return () => general;
  const prepared = filters.map((filter) => filter.prepare(cycle));
  return (info) => {
    for (const filterNode of prepared) {
      const refusal = filterNode(info);
      if (refusal) return refusal;
    }
    return null;
  };
}

/**
 * A node must do with the pods that have been promised room on it, and without them, since they may never come
 * and others may want to be near them. Only promises to pods at least as important count.
 */
export function passes(cycle: Cycle, filterNode: FilterNode, info: NodeInfo): Refusal | null {
  if (cycle.nominated.length === 0) return filterNode(info);
  const promised = cycle.nominated.filter(
    (pod) =>
      pod.status.nominatedNodeName === info.node.metadata.name &&
      pod.metadata.uid !== cycle.pod.metadata.uid &&
      priorityOf(pod) >= priorityOf(cycle.pod),
  );
  if (promised.length > 0) {
    const refusal = passesWith(cycle, withPods(info, [...info.pods, ...promised]));
    if (refusal) return refusal;
  }
  return filterNode(info);
}

/** The same with a node changed. */
export function withNode(cycle: Cycle, info: NodeInfo): Cycle {
  const { name } = info.node.metadata;
  const nodes = cycle.nodes.map((other) => (other.node.metadata.name === name ? info : other));
  return { ...cycle, nodes };
}

export function priorityOf(pod: Pod): number {
  return pod.spec.priority ?? 0;
}

function passesWith(cycle: Cycle, info: NodeInfo): Refusal | null {
  return prepareFilters(withNode(cycle, info))(info);
}
