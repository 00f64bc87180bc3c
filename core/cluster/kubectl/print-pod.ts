/** A pod's row. Upstream: pkg/printers/internalversion/printers.go printPod. */
import type { ContainerStatus, Pod } from '../objects';
import { millisOf } from '../time';
import { humanDuration } from './human-duration';
import type { Printer } from './printer';

export const podPrinter: Printer<Pod> = {
  columns: ['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'],
  wideColumns: ['IP', 'NODE', 'NOMINATED NODE', 'READINESS GATES'],
  row(pod, { age, nowMs, showsRestartAge }) {
    const statuses = pod.status.containerStatuses ?? [];
    const ready = statuses.filter((status) => status.ready).length;
    return [
      pod.metadata.name,
      `${ready}/${pod.spec.containers.length}`,
      podStatusText(pod),
      restartsText(statuses, showsRestartAge ? nowMs : null),
      age,
    ];
  },
  wide: (pod) => [pod.status.podIP ?? '<none>', pod.spec.nodeName ?? '<none>', '<none>', '<none>'],
};

/** What STATUS says: why a container waits or ended comes before the phase, and Terminating before all. */
export function podStatusText(pod: Pod): string {
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  const statuses = pod.status.containerStatuses ?? [];
  const reason = statuses.map(reasonOf).find((text) => text !== '');
  const isRunning = statuses.some((status) => status.ready && status.state.running);
  if (reason === 'Completed' && isRunning) return 'Running';
  return reason ?? pod.status.reason ?? pod.status.phase;
}

function reasonOf({ state }: ContainerStatus): string {
  if (state.waiting?.reason) return state.waiting.reason;
  if (!state.terminated) return '';
  return state.terminated.reason || `ExitCode:${state.terminated.exitCode}`;
}

/** Since 1.22 with how long ago the last restart was. */
function restartsText(statuses: readonly ContainerStatus[], nowMs: number | null): string {
  const restarts = statuses.reduce((total, status) => total + status.restartCount, 0);
  const ends = statuses.flatMap(({ lastState }) =>
    lastState?.terminated ? [millisOf(lastState.terminated.finishedAt)] : [],
  );
  if (restarts === 0 || nowMs === null || ends.length === 0) return String(restarts);
  return `${restarts} (${humanDuration(nowMs - Math.max(...ends))} ago)`;
}
