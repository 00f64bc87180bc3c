/**
 * What a kubelet does next for a pod, given what runs of it.
 * Upstream: pkg/kubelet/kuberuntime/kuberuntime_manager.go computePodActions.
 */
import type { ProbeResult } from './probe-worker';

export type RunningPod = {
  isDeleting: boolean;
  restartPolicy: string;
  initContainers: readonly string[];
  containers: readonly string[];
  /** The newest first. */
  sandboxes: readonly { id: string; isReady: boolean; attempt: number; ip: string }[];
  statuses: readonly RunningContainer[];
};

export type RunningContainer = {
  name: string;
  state: 'running' | 'exited' | 'unknown' | 'created';
  exitCode: number;
  hasChanged: boolean;
  liveness: ProbeResult | null;
  startup: ProbeResult | null;
};

export type PodActions = {
  killPod: boolean;
  createSandbox: boolean;
  sandboxId: string;
  attempt: number;
  nextInitContainer: string | null;
  containersToStart: readonly string[];
  /** By name, why. */
  containersToKill: Readonly<Record<string, string>>;
};

export function podActions(pod: RunningPod): PodActions {
  const sandbox = sandboxOf(pod);
  const actions: PodActions = {
    killPod: sandbox.isNeeded,
    createSandbox: sandbox.isNeeded,
    sandboxId: sandbox.id,
    attempt: sandbox.attempt,
    nextInitContainer: null,
    containersToStart: [],
    containersToKill: {},
  };
  if (sandbox.isNeeded) return afresh(pod, actions);
  const progress = initProgress(pod);
  return progress.isDone ? mainActions(pod, actions) : initActions(pod, progress, actions);
}

/** A pod has one sandbox, and its newest is it. */
function sandboxOf({ sandboxes }: RunningPod): { isNeeded: boolean; id: string; attempt: number } {
  const [newest] = sandboxes;
  if (!newest) return { isNeeded: true, id: '', attempt: 0 };
  const { id, attempt } = newest;
  const isOnlyOne = sandboxes.filter(({ isReady }) => isReady).length === 1;
  const isFit = newest.isReady && isOnlyOne && newest.ip !== '';
  return { isNeeded: !isFit, id, attempt: isFit ? attempt : attempt + 1 };
}

/** Everything begins again in a new sandbox, unless nothing is to be started any more. */
function afresh(pod: RunningPod, actions: PodActions): PodActions {
  const { restartPolicy, initContainers, containers, statuses } = pod;
  const wasRun = actions.attempt !== 0 && statuses.length > 0;
  if (restartPolicy === 'Never' && wasRun) return { ...actions, createSandbox: false };
  const toStart = containers.filter(
    (name) => restartPolicy !== 'OnFailure' || !hasSucceeded(statusOf(pod, name)),
  );
  if (toStart.length === 0 && initProgress(pod).isDone) return { ...actions, createSandbox: false };
  const [first] = initContainers;
  return first === undefined
    ? { ...actions, containersToStart: toStart }
    : { ...actions, nextInitContainer: first };
}

type InitProgress = {
  isDone: boolean;
  next: string | null;
  failed: RunningContainer | null;
};

/** The last init container that failed is tried again; else the one after the last that ended. */
function initProgress(pod: RunningPod): InitProgress {
  const { initContainers } = pod;
  if (initContainers.length === 0) return { isDone: true, next: null, failed: null };
  const backwards = initContainers.toReversed().flatMap((name) => statusOf(pod, name) ?? []);
  const failed = backwards.find(isFailedInit);
  if (failed) return { isDone: false, next: failed.name, failed };
  const last = backwards.find(({ state }) => state !== 'created');
  if (last?.state === 'running') return { isDone: false, next: null, failed: null };
  const following = last ? initContainers.indexOf(last.name) + 1 : 0;
  const next = initContainers[following] ?? null;
  return { isDone: next === null, next, failed: null };
}

function isFailedInit({ state, exitCode }: RunningContainer): boolean {
  return state === 'unknown' || (state === 'exited' && exitCode !== 0);
}

function initActions(
  { restartPolicy }: RunningPod,
  { next, failed }: InitProgress,
  actions: PodActions,
): PodActions {
  if (next === null) return actions;
  if (failed && restartPolicy === 'Never') return { ...actions, killPod: true };
  const containersToKill =
    failed?.state === 'unknown'
      ? { [failed.name]: 'Init container is in "unknown" state, try killing it before restart' }
      : {};
  return { ...actions, nextInitContainer: next, containersToKill };
}

function mainActions(pod: RunningPod, actions: PodActions): PodActions {
  const fates = pod.containers.map((name) => ({ name, ...fateOf(pod, name) }));
  const containersToStart = fates.filter(({ starts }) => starts).map(({ name }) => name);
  const containersToKill = Object.fromEntries(
    fates.flatMap(({ name, kill }) => (kill === null ? [] : [[name, kill]])),
  );
  const killPod = containersToStart.length === 0 && !fates.some(({ keeps }) => keeps);
  return { ...actions, killPod, containersToStart, containersToKill };
}

type Fate = { keeps: boolean; starts: boolean; kill: string | null };

function fateOf(pod: RunningPod, name: string): Fate {
  const status = statusOf(pod, name);
  if (status?.state !== 'running') {
    const starts = isToBeRestarted(pod, status);
    const isUnknown = starts && status?.state === 'unknown';
    const kill = isUnknown
      ? 'Container is in "unknown" state, try killing it before restart'
      : null;
    return { keeps: false, starts, kill };
  }
  const reason = killReason(status);
  if (reason === null) return { keeps: true, starts: false, kill: null };
  // A container whose definition changed is started again whatever the policy is.
  const starts = status.hasChanged || pod.restartPolicy !== 'Never';
  return { keeps: false, starts, kill: starts ? `${reason}, will be restarted` : reason };
}

function killReason({ name, hasChanged, liveness, startup }: RunningContainer): string | null {
  if (hasChanged) return `Container ${name} definition changed`;
  if (liveness === 'Failure') return `Container ${name} failed liveness probe`;
  if (startup === 'Failure') return `Container ${name} failed startup probe`;
  return null;
}

function isToBeRestarted(pod: RunningPod, status: RunningContainer | undefined): boolean {
  if (pod.isDeleting) return false;
  if (!status || status.state === 'unknown' || status.state === 'created') return true;
  if (pod.restartPolicy === 'Never') return false;
  return pod.restartPolicy !== 'OnFailure' || status.exitCode !== 0;
}

function hasSucceeded(status: RunningContainer | undefined): boolean {
  return status !== undefined && status.state !== 'running' && status.exitCode === 0;
}

function statusOf({ statuses }: RunningPod, name: string): RunningContainer | undefined {
  return statuses.find((status) => status.name === name);
}
