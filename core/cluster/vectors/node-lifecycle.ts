/** Recorded calls of the node lifecycle controller, the taint manager and tolerations. */
import { computeZoneState, reducedRate } from '../controllers/node-zones';
import type { Taint, Toleration } from '../objects';
import { shortestToleration, tolerates, tolerationSeconds, usedTolerations } from '../tolerations';
import type { Adapters } from './adapter';

export const nodeLifecycle: Adapters = {
  'nodelifecycle.computeZoneState': ({
    unhealthyZoneThreshold,
    readyConditionStatuses,
  }: {
    unhealthyZoneThreshold: string;
    readyConditionStatuses: (string | null)[];
  }) => {
    const isReady = readyConditionStatuses.map((status) => status === 'True');
    return {
      notReadyNodes: isReady.filter((ready) => !ready).length,
      state: computeZoneState(isReady, Number(unhealthyZoneThreshold)),
    };
  },
  'nodelifecycle.reducedQPS': ({
    secondaryEvictionRate,
    largeClusterThreshold,
    nodes,
  }: {
    secondaryEvictionRate: string;
    largeClusterThreshold: number;
    nodes: number;
  }) => ({
    zero: reducedRate(nodes, Number(secondaryEvictionRate), largeClusterThreshold) === 0,
  }),
  'taintManager.getMinTolerationTime': ({ tolerations }: { tolerations: Toleration[] }) => ({
    minTolerationMs: millisOf(shortestToleration(tolerations)),
  }),
  'taintManager.getMatchingTolerations': ({
    taints,
    tolerations,
  }: {
    taints: Taint[];
    tolerations: Toleration[];
  }) => {
    const used = usedTolerations(taints, tolerations);
    return { allTolerated: used !== null, usedTolerations: used ?? [] };
  },
  'taintManager.evictionDelay': ({
    nodeTaints,
    podTolerations,
  }: {
    nodeTaints: Taint[];
    podTolerations: Toleration[];
  }) => {
    const delayMs = millisOf(tolerationSeconds(nodeTaints, podTolerations));
    return { action: delayMs === null ? 'none' : 'evict', delayMs };
  },
  'toleration.toleratesTaint': ({
    toleration,
    taint,
  }: {
    toleration: Toleration;
    taint: Taint;
  }) => ({ tolerates: tolerates(toleration, taint) }),
};

function millisOf(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}
