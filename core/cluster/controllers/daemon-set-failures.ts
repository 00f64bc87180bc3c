/**
 * A daemon that failed goes, so that another takes its place; the next that fails on the same node stays twice as
 * long before it goes. Upstream: pkg/controller/daemon/daemon_controller.go podsShouldBeOnNode, failedPodsBackoff.
 */
import type { Decision } from '../actor';
import { type BackoffEntry, isInBackoff, nextBackoff } from '../kubelet/backoff';
import type { DaemonSet } from '../object-sets';
import type { Pod } from '../objects';

/** By set, version and node. */
export type DaemonBackoffs = Readonly<Record<string, BackoffEntry>>;

type Dismissal = {
  backoffs: DaemonBackoffs;
  remove: Pod[];
  decisions: Decision[];
  /** When one that must stay for now may go. */
  againAfterMs?: number;
};

const LIMITS = { initialMs: 1000, maxMs: 900_000 };

export function dismissFailed(
  backoffs: DaemonBackoffs,
  set: DaemonSet,
  failed: readonly { node: string; pod: Pod }[],
  nowMs: number,
): Dismissal {
  const result: Dismissal = { backoffs, remove: [], decisions: [] };
  for (const { node, pod } of failed) {
    const key = `${set.metadata.uid}/${set.status.observedGeneration ?? 0}/${node}`;
    const entry = result.backoffs[key] ?? null;
    if (entry && isInBackoff(entry, nowMs, nowMs - entry.updatedAtMs, LIMITS)) {
      result.againAfterMs = Math.min(entry.delayMs, result.againAfterMs ?? entry.delayMs);
      continue;
    }
    result.backoffs = { ...result.backoffs, [key]: nextBackoff(entry, nowMs, nowMs, LIMITS) };
    result.remove.push(pod);
    result.decisions.push(failure(set, node, pod));
  }
  return result;
}

function failure(set: DaemonSet, node: string, { metadata }: Pod): Decision {
  const message = `Found failed daemon pod ${metadata.namespace}/${metadata.name} on node ${node}, will try to kill it`;
  return {
    rule: 'daemonset.failedPodsBackoff',
    text: `${set.metadata.name}: ${message}.`,
    inputs: { pod: metadata.name, node },
    requests: [
      {
        verb: 'record',
        about: set,
        type: 'Warning',
        reason: 'FailedDaemonPod',
        message,
        component: 'daemonset-controller',
      },
    ],
  };
}
