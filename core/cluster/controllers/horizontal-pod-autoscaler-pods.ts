/** What an autoscaler counts pods as. Upstream: pkg/controller/podautoscaler/replica_calculator.go groupPods. */
import type { Pod } from '../objects';
import { millisOf } from '../time';

/** What a pod spent, or did, over a while before a moment. */
export type Usage = { milliValue: number; timestampMs: number; windowMs: number };

/** How an autoscaler looks at its pods: flags of kube-controller-manager, and what differs between releases. */
export type Calculation = {
  nowMs: number;
  /** How far from 1 the ratio may be without a change. */
  tolerance: number;
  /** Whether the ratio must lie between 1 - tolerance and 1 + tolerance, instead of no further than it from 1. */
  toleranceAsRange: boolean;
  /** Whether a pod without metrics counts, when there is too little to do, as busy as the target where that is above its request. */
  missingMeetTarget: boolean;
  /** How long after its start a pod's CPU is only believed once it has been ready for a whole window. */
  cpuInitializationMs: number;
  /** A pod that turned not ready within so long of its start was never ready. */
  initialReadinessMs: number;
};

export type PodGroups = {
  readyCount: number;
  unready: readonly string[];
  missing: readonly string[];
  ignored: readonly string[];
};

type Group = 'ready' | 'unready' | 'missing' | 'ignored';

/** `resource` is empty for what is not a resource: only CPU has a start that is not to be believed. */
export function groupPods(
  pods: readonly Pod[],
  usage: ReadonlyMap<string, Usage>,
  resource: string,
  calculation: Calculation,
): PodGroups {
  const grouped = pods.map((pod) => ({
    name: pod.metadata.name,
    group: groupOf(pod, usage.get(pod.metadata.name), resource, calculation),
  }));
  const namesOf = (wanted: Group) =>
    grouped.filter(({ group }) => group === wanted).map(({ name }) => name);
  return {
    readyCount: namesOf('ready').length,
    unready: namesOf('unready'),
    missing: namesOf('missing'),
    ignored: namesOf('ignored'),
  };
}

function groupOf(
  pod: Pod,
  usage: Usage | undefined,
  resource: string,
  calculation: Calculation,
): Group {
  if (pod.metadata.deletionTimestamp || pod.status.phase === 'Failed') return 'ignored';
  if (pod.status.phase === 'Pending') return 'unready';
  if (!usage) return 'missing';
  return resource === 'cpu' && isStarting(pod, usage, calculation) ? 'unready' : 'ready';
}

/** Starting takes CPU that has nothing to do with load. */
function isStarting(
  pod: Pod,
  usage: Usage,
  { nowMs, cpuInitializationMs, initialReadinessMs }: Calculation,
): boolean {
  const ready = pod.status.conditions?.find(({ type }) => type === 'Ready');
  if (!ready?.lastTransitionTime || !pod.status.startTime) return true;
  const startMs = millisOf(pod.status.startTime);
  const turnedMs = millisOf(ready.lastTransitionTime);
  const isNotReady = ready.status === 'False';
  return startMs + cpuInitializationMs > nowMs
    ? isNotReady || usage.timestampMs < turnedMs + usage.windowMs
    : isNotReady && startMs + initialReadinessMs > turnedMs;
}
