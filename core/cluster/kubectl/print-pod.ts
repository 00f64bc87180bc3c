/** A pod's row. Upstream: pkg/printers/internalversion/printers.go printPod. */
import type { ContainerStatus, Pod } from '../objects';
import { millisOf } from '../time';
import { humanDuration } from './human-duration';
import type { Printer } from './printer';

export const podPrinter: Printer<Pod> = {
  columns: ['Name', 'Ready', 'Status', 'Restarts', 'Age'],
  wideColumns: ['IP', 'Node', 'Nominated Node', 'Readiness Gates'],
  row(pod, { age, nowMs, showsRestartAge }) {
    const shown = shownStatuses(pod);
    const isInitializing = initText(pod) !== null;
    const ready = isInitializing ? 0 : shown.filter(isReadyAndRunning).length;
    return [
      pod.metadata.name,
      `${ready}/${pod.spec.containers.length}`,
      podStatusText(pod),
      restartsText(shown, showsRestartAge ? nowMs : null),
      age,
    ];
  },
  wide: (pod) => [
    pod.status.podIP || '<none>',
    pod.spec.nodeName || '<none>',
    pod.status.nominatedNodeName || '<none>',
    gatesText(pod),
  ],
};

/** What STATUS says: why a container waits or ended comes before the phase, and Terminating before all. */
export function podStatusText(pod: Pod): string {
  if (pod.metadata.deletionTimestamp) {
    return pod.status.reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  }
  const statuses = pod.status.containerStatuses ?? [];
  const reason =
    initText(pod) ?? statuses.map(reasonOf).find((text) => text !== '') ?? phaseText(pod);
  if (reason !== 'Completed' || initText(pod) !== null || !statuses.some(isReadyAndRunning)) {
    return reason;
  }
  const ready = pod.status.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' ? 'Running' : 'NotReady';
}

function phaseText({ status }: Pod): string {
  return status.reason || status.phase;
}

/** How far init containers are; null once all have ended well. */
function initText(pod: Pod): string | null {
  const statuses = pod.status.initContainerStatuses ?? [];
  const at = statuses.findIndex(({ state }) => state?.terminated?.exitCode !== 0);
  const current = statuses[at];
  if (!current) return null;
  const { terminated, waiting } = current.state ?? {};
  if (terminated) return `Init:${reasonOf(current)}`;
  if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
  return `Init:${at}/${(pod.spec.initContainers ?? []).length}`;
}

/** The containers whose restarts count: the init containers as far as they are, then the others. */
function shownStatuses(pod: Pod): readonly ContainerStatus[] {
  if (initText(pod) === null) return pod.status.containerStatuses ?? [];
  const statuses = pod.status.initContainerStatuses ?? [];
  return statuses.slice(
    0,
    statuses.findIndex(({ state }) => state?.terminated?.exitCode !== 0) + 1,
  );
}

function isReadyAndRunning({ ready, state }: ContainerStatus): boolean {
  return ready && state?.running !== undefined;
}

function reasonOf({ state }: ContainerStatus): string {
  if (state?.waiting?.reason) return state.waiting.reason;
  const ended = state?.terminated;
  if (!ended) return '';
  if (ended.reason) return ended.reason;
  return ended.signal ? `Signal:${ended.signal}` : `ExitCode:${ended.exitCode}`;
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

function gatesText({ spec, status }: Pod): string {
  const gates = spec.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const open = gates.filter(({ conditionType }) =>
    status.conditions?.some(({ type, status: is }) => type === conditionType && is === 'True'),
  );
  return `${open.length}/${gates.length}`;
}
