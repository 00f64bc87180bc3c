/** What a kubelet reports of a pod. Upstream: pkg/kubelet/kubelet_pods.go getPhase, status/generate.go. */
import type { Condition, ContainerStatus, Pod, PodPhase } from '../objects';
import { timeAt } from '../time';
import type { PodRun } from './pod-run';

export function podStatus(pod: Pod, run: PodRun, nowMs: number, hostIP: string): Pod['status'] {
  return {
    phase: phaseOf(run),
    conditions: conditionsOf(pod, run, nowMs),
    containerStatuses: pod.spec.containers.map((container) => ({
      name: container.name,
      image: container.image,
      ready: run.ready,
      restartCount: run.restarts,
      ...containerState(run),
    })),
    hostIP,
    ...(run.address ? { podIP: run.address } : {}),
    startTime: pod.status.startTime ?? timeAt(nowMs),
  };
}

/** A container that crashes and will be started again leaves its pod Running. */
function phaseOf(run: PodRun): PodPhase {
  if (run.stage === 'over') return run.exit?.code === 0 ? 'Succeeded' : 'Failed';
  return run.startedAtMs === null ? 'Pending' : 'Running';
}

function containerState(run: PodRun): Pick<ContainerStatus, 'state' | 'lastState'> {
  const terminated = run.exit && {
    exitCode: run.exit.code,
    reason: run.exit.code === 0 ? 'Completed' : 'Error',
    finishedAt: timeAt(run.exit.atMs),
  };
  const lastState = terminated ? { lastState: { terminated } } : {};
  const hasEnded = run.stage === 'over' || (run.stage === 'waiting' && !run.waiting);
  if (hasEnded && terminated) return { state: { terminated } };
  if (run.waiting) return { state: { waiting: { reason: run.waiting } }, ...lastState };
  return { state: { running: { startedAt: timeAt(run.startedAtMs ?? 0) } }, ...lastState };
}

function conditionsOf(pod: Pod, run: PodRun, nowMs: number): Condition[] {
  const reason = run.stage === 'over' ? 'PodCompleted' : 'ContainersNotReady';
  const wanted = [
    { type: 'Initialized', holds: true },
    { type: 'Ready', holds: run.ready },
    { type: 'ContainersReady', holds: run.ready },
  ];
  const reported = wanted.map(({ type, holds }): Condition => {
    const status = holds ? 'True' : 'False';
    const before = pod.status.conditions?.find((condition) => condition.type === type);
    const lastTransitionTime =
      before?.status === status ? before.lastTransitionTime : timeAt(nowMs);
    return { type, status, lastTransitionTime, ...(holds ? {} : { reason }) };
  });
  const others = (pod.status.conditions ?? []).filter(
    (condition) => !wanted.some(({ type }) => type === condition.type),
  );
  return [...others, ...reported];
}
