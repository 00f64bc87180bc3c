/**
 * Whether a container that has ended may be started now.
 * Upstream: pkg/kubelet/kuberuntime/kuberuntime_manager.go doBackOff.
 */
import { goDuration } from '../go-duration';
import { type BackoffEntry, type BackoffLimits, isInBackoff, nextBackoff } from './backoff';

export const restartLimits: BackoffLimits = { initialMs: 10_000, maxMs: 300_000 };

export type CrashedContainer = {
  name: string;
  pod: { name: string; namespace: string; uid: string };
  finishedAtMs: number;
};

/** With a message it has to wait; without one it starts, and the next time waits longer. */
export function crashLoopBackOff(
  entry: BackoffEntry | null,
  { name, pod, finishedAtMs }: CrashedContainer,
  nowMs: number,
  limits: BackoffLimits,
): { entry: BackoffEntry; message: string | null } {
  if (entry && isInBackoff(entry, finishedAtMs, nowMs - finishedAtMs, limits)) {
    const delay = goDuration(entry.delayMs);
    return {
      entry,
      message: `back-off ${delay} restarting failed container=${name} pod=${pod.name}_${pod.namespace}(${pod.uid})`,
    };
  }
  return { entry: nextBackoff(entry, finishedAtMs, nowMs, limits), message: null };
}
