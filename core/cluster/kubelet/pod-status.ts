/** What a kubelet reports of a pod. Upstream: pkg/kubelet/kubelet_pods.go generateAPIPodStatus. */
import type { Condition, ContainerStatus, Pod, PodPhase } from '../objects';
import { timeAt } from '../time';
import { containersReadyCondition, initializedCondition, readyCondition } from './pod-conditions';
import { podPhase } from './pod-phase';
import type { PodRun } from './pod-run';

export function podStatus(pod: Pod, run: PodRun, nowMs: number, hostIP: string): Pod['status'] {
  const containerStatuses = pod.spec.containers.map(({ name, image }) => ({
    name,
    image,
    ready: run.ready,
    restartCount: run.restarts,
    ...containerState(run),
  }));
  const phase = podPhase(pod.spec, [...endedInitContainers(pod), ...containerStatuses]);
  const { qosClass } = pod.status;
  return {
    phase,
    conditions: conditionsOf(pod, containerStatuses, phase, nowMs),
    containerStatuses,
    hostIP,
    ...(run.address ? { podIP: run.address } : {}),
    ...(qosClass ? { qosClass } : {}),
    startTime: pod.status.startTime ?? timeAt(nowMs),
  };
}

/** The stand-in has no work for init containers: they have ended before anything is reported. */
function endedInitContainers(pod: Pod): Pick<ContainerStatus, 'name' | 'ready' | 'state'>[] {
  const terminated = { exitCode: 0, reason: 'Completed', finishedAt: '' };
  return (pod.spec.initContainers ?? []).map(({ name }) => ({
    name,
    ready: true,
    state: { terminated },
  }));
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

function conditionsOf(
  pod: Pod,
  containerStatuses: readonly ContainerStatus[],
  phase: PodPhase,
  nowMs: number,
): Condition[] {
  const present = pod.status.conditions ?? [];
  const wanted = [
    initializedCondition(pod.spec, endedInitContainers(pod), phase),
    readyCondition(pod.spec, present, containerStatuses, phase),
    containersReadyCondition(pod.spec, containerStatuses, phase),
  ];
  const reported = wanted.map(({ type, status, reason, message }): Condition => {
    const before = present.find((condition) => condition.type === type);
    const lastTransitionTime =
      before?.status === status ? before.lastTransitionTime : timeAt(nowMs);
    return {
      type,
      status,
      lastTransitionTime,
      ...(reason ? { reason } : {}),
      ...(message ? { message } : {}),
    };
  });
  const others = present.filter((condition) => !wanted.some(({ type }) => type === condition.type));
  return [...others, ...reported];
}
