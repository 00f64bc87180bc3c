/** Recorded calls of the kubelet's functions. */
import { qosClass } from '../api/qos-class';
import {
  type BackoffEntry,
  type BackoffLimits,
  isInBackoff,
  keptBackoff,
  nextBackoff,
} from '../kubelet/backoff';
import { crashLoopBackOff } from '../kubelet/crash-loop-backoff';
import { podActions, type RunningPod } from '../kubelet/pod-actions';
import {
  containersReadyCondition,
  initializedCondition,
  readyCondition,
} from '../kubelet/pod-conditions';
import { podPhase } from '../kubelet/pod-phase';
import {
  newProbeWorker,
  type ProbeResult,
  type ProbeRules,
  probeOnce,
} from '../kubelet/probe-worker';
import type { Condition, ContainerStatus, PodPhase, PodSpec } from '../objects';
import type { Adapters } from './adapter';

type Spec = PodSpec & { readinessGates?: { conditionType: string }[] };

export const kubelet: Adapters = {
  'kubelet.getPhase': ({
    spec,
    containerStatuses,
  }: {
    spec: Spec;
    containerStatuses: ContainerStatus[];
  }) => ({ phase: podPhase(spec, containerStatuses) }),
  'kubelet.podConditions': (input: {
    spec: Spec;
    phase: PodPhase;
    conditions: Condition[];
    initContainerStatuses: ContainerStatus[];
    containerStatuses: ContainerStatus[];
  }) => {
    const { spec, phase, conditions, initContainerStatuses, containerStatuses } = input;
    return {
      ready: readyCondition(spec, conditions, containerStatuses, phase),
      containersReady: containersReadyCondition(spec, containerStatuses, phase),
      initialized: initializedCondition(spec, initContainerStatuses, phase),
    };
  },
  'kubelet.podQOSClass': ({ spec }: { spec: Spec }) => ({ qosClass: qosClass(spec) }),
  'kubelet.backoffSequence': backoffSequence,
  'kubelet.crashLoopBackOff': crashLoop,
  'kubelet.probeWorker': probeWorker,
  'kubelet.computePodActions': computePodActions,
};

type BackoffOperation = { op: string; nowMs: number; eventMs: number };

function backoffSequence(input: BackoffLimits & { operations: BackoffOperation[] }) {
  let entry: BackoffEntry | null = null;
  const results = input.operations.map(({ op, nowMs, eventMs }) => {
    const before: BackoffEntry | null = entry;
    if (op === 'next') entry = nextBackoff(before, eventMs, nowMs, input);
    if (op === 'reset') entry = null;
    if (op === 'gc') entry = keptBackoff(before, nowMs, input);
    const backoffMs = entry?.delayMs ?? 0;
    const sinceMs =
      op === 'isInBackOffSince' ? nowMs - eventMs : eventMs - (before?.updatedAtMs ?? 0);
    return op.startsWith('isIn')
      ? { backoffMs, result: isInBackoff(before, eventMs, sinceMs, input) }
      : { backoffMs };
  });
  return { results };
}

function crashLoop(
  input: BackoffLimits & {
    podName: string;
    namespace: string;
    uid: string;
    containerName: string;
    syncs: { nowMs: number; finishedAtMs: number }[];
  },
) {
  const { containerName, podName, namespace, uid, syncs } = input;
  let entry: BackoffEntry | null = null;
  const results = syncs.map(({ nowMs, finishedAtMs }) => {
    const pod = { name: podName, namespace, uid };
    const container = { name: containerName, pod, finishedAtMs };
    const outcome = crashLoopBackOff(entry, container, nowMs, input);
    entry = outcome.entry;
    return {
      backoffMs: outcome.entry.delayMs,
      error: outcome.message === null ? null : 'CrashLoopBackOff',
      inBackOff: outcome.message !== null,
      message: outcome.message ?? '',
    };
  });
  return { results };
}

type ProbeStep = {
  podPhase: string;
  containerState: 'none' | 'running' | 'terminated' | 'waiting';
  containerId: string;
  started: boolean;
  runningForMs: number;
  probeResult: 'success' | 'failure' | 'warning' | 'unknown' | 'error';
};

const answers: Record<ProbeStep['probeResult'], ProbeResult | null> = {
  success: 'Success',
  warning: 'Success',
  failure: 'Failure',
  unknown: 'Failure',
  error: null,
};

function probeWorker({
  probeType,
  steps,
  ...rest
}: Omit<ProbeRules, 'type'> & { probeType: ProbeRules['type']; steps: ProbeStep[] }) {
  let worker = newProbeWorker;
  const results = steps.map((step) => {
    const state = step.containerState === 'none' ? 'waiting' : step.containerState;
    const outcome = probeOnce(
      worker,
      { ...rest, type: probeType },
      {
        podPhase: step.podPhase,
        containerId: step.containerState === 'none' ? null : step.containerId,
        state,
        isStarted: step.started,
        runningForMs: step.runningForMs,
      },
      answers[step.probeResult],
    );
    worker = outcome.worker;
    return {
      keepGoing: outcome.keepsGoing,
      onHold: worker.onHold,
      probed: outcome.isProbed,
      publishedResult: worker.containerId === step.containerId ? worker.published : null,
    };
  });
  return { results };
}

type PodActionsInput = {
  deleting: boolean;
  restartPolicy: string;
  initContainers: string[];
  containers: string[];
  sandboxes: { id: string; ready: boolean; attempt: number; ip: string }[];
  containerStatuses: {
    name: string;
    state: RunningPod['statuses'][number]['state'];
    exitCode: number;
    specChanged: boolean;
    livenessResult: ProbeResult | null;
    startupResult: ProbeResult | null;
  }[];
};

function computePodActions(input: PodActionsInput) {
  const { nextInitContainer, containersToStart, ...actions } = podActions({
    isDeleting: input.deleting,
    restartPolicy: input.restartPolicy,
    initContainers: input.initContainers,
    containers: input.containers,
    sandboxes: input.sandboxes.map(({ ready, ...sandbox }) => ({ ...sandbox, isReady: ready })),
    statuses: input.containerStatuses.map((status) => ({
      name: status.name,
      state: status.state,
      exitCode: status.exitCode,
      hasChanged: status.specChanged,
      liveness: status.livenessResult,
      startup: status.startupResult,
    })),
  });
  return {
    ...actions,
    containersToStart: containersToStart.toSorted(),
    nextInitContainerToStart: nextInitContainer,
  };
}
