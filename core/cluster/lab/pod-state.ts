/** How a pod stands, in the six states that every drawing of Readyz knows. */
import type { Pod } from '../objects';

export const podStates = [
  'pending',
  'starting',
  'ready',
  'not-ready',
  'terminating',
  'failed',
] as const;
export type PodState = (typeof podStates)[number];

export const podStateWords: Record<PodState, string> = {
  pending: 'Pending',
  starting: 'Starting',
  ready: 'Ready',
  'not-ready': 'Not ready',
  terminating: 'Terminating',
  failed: 'Failed',
};

/** Waiting reasons that belong to a start that goes well. */
const STARTING_REASONS = ['ContainerCreating', 'PodInitializing'];

export function podState(pod: Pod): PodState {
  if (pod.metadata.deletionTimestamp) return 'terminating';
  if (pod.status.phase === 'Failed' || hasFailedContainer(pod)) return 'failed';
  if (!pod.spec.nodeName) return 'pending';
  if (pod.status.phase === 'Pending') return 'starting';
  if (pod.status.phase === 'Succeeded') return 'ready';
  return isPodReady(pod) ? 'ready' : 'not-ready';
}

/** Why a pod is not further than it is, in Kubernetes' words; null when nothing holds it up. */
export function podReason(pod: Pod): string | null {
  const unscheduled = pod.status.conditions?.find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unscheduled) return unscheduled.message ?? null;
  const waiting = pod.status.containerStatuses?.find(({ state }) => state.waiting)?.state.waiting;
  return waiting ? (waiting.message ?? waiting.reason) : null;
}

export function isPodReady(pod: Pod): boolean {
  return pod.status.conditions?.some(isReadyTrue) ?? false;
}

function isReadyTrue({ type, status }: { type: string; status: string }): boolean {
  return type === 'Ready' && status === 'True';
}

function hasFailedContainer(pod: Pod): boolean {
  return (pod.status.containerStatuses ?? []).some(({ state }) => {
    if (state.terminated) return state.terminated.exitCode !== 0;
    return state.waiting !== undefined && !STARTING_REASONS.includes(state.waiting.reason);
  });
}
