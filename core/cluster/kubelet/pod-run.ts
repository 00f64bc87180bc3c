/**
 * One pod on its node: what the stand-in kubelet remembers of it, and how that moves on. An image is pulled,
 * the container starts, becomes ready, may end and be started again, and is stopped. Images say how long each
 * takes; all containers of a pod behave as the first one's image.
 */

import { defaultBehaviour, type ImageBehaviour } from '../image-behaviour';
import type { Pod } from '../objects';
import { type BackoffEntry, keptBackoff, nextBackoff } from './backoff';
import { crashLoopBackOff, restartLimits } from './crash-loop-backoff';
import { podActions } from './pod-actions';
import { newProbeWorker, type ProbeWorker, probeOnce } from './probe-worker';

export type PodRun = {
  readonly uid: string;
  readonly stage: 'pulling' | 'starting' | 'running' | 'waiting' | 'stopping' | 'over';
  /** Why the container waits, as kubectl shows it; null when it does not. */
  readonly waiting: string | null;
  /** Timers set before the last turn carry an older token and no longer count. */
  readonly token: number;
  readonly restarts: number;
  readonly pullBackoff: BackoffEntry | null;
  readonly restartBackoff: BackoffEntry | null;
  readonly readiness: ProbeWorker;
  readonly ready: boolean;
  /** A learner's hand on the readiness probe; null leaves it to the image. */
  readonly probe: boolean | null;
  readonly address: string | null;
  readonly startedAtMs: number | null;
  readonly exit: { readonly code: number; readonly atMs: number } | null;
};

/** A turn of a pod's life: the rule it follows, what to say, and the timers that it sets. */
export type Turn = {
  run: PodRun;
  rule: string;
  text: string;
  timers: readonly { name: string; afterMs: number }[];
};

const pullLimits = { initialMs: 10_000, maxMs: 300_000 };

export function assigned(pod: Pod, behaviour: ImageBehaviour): Turn {
  const run: PodRun = {
    uid: pod.metadata.uid,
    stage: 'pulling',
    waiting: 'ContainerCreating',
    token: 0,
    restarts: 0,
    pullBackoff: null,
    restartBackoff: null,
    readiness: newProbeWorker,
    ready: false,
    probe: null,
    address: null,
    startedAtMs: null,
    exit: null,
  };
  const { image } = firstContainer(pod);
  return {
    run,
    rule: 'kubelet.syncPod',
    text: `Pod ${pod.metadata.name} is assigned to this node: pull image ${image}.`,
    timers: [
      {
        name: behaviour.pullMs === null ? 'pull-failed' : 'pulled',
        afterMs: behaviour.pullMs ?? 0,
      },
    ],
  };
}

export function pulled(run: PodRun, pod: Pod, behaviour: ImageBehaviour): Turn {
  return {
    run: turned(run, { stage: 'starting', waiting: 'ContainerCreating', pullBackoff: null }),
    rule: 'kubelet.pullImage',
    text: `Image ${firstContainer(pod).image} is on the node: start the container.`,
    timers: [{ name: 'started', afterMs: behaviour.startMs }],
  };
}

/** ErrImagePull and ImagePullBackOff in turn, waiting 10 s, then twice as long each time, 300 s at most. */
export function pullFailed(run: PodRun, pod: Pod, nowMs: number): Turn {
  const hasFailed = run.waiting === 'ErrImagePull';
  const waiting = hasFailed ? 'ImagePullBackOff' : 'ErrImagePull';
  const pullBackoff = nextBackoff(run.pullBackoff, nowMs, nowMs, pullLimits);
  const { image } = firstContainer(pod);
  const seconds = pullBackoff.delayMs / 1000;
  return {
    run: turned(run, { stage: 'waiting', waiting, pullBackoff }),
    rule: 'kubelet.imagePullBackOff',
    text: hasFailed
      ? `Back off from pulling image ${image} for ${seconds} s.`
      : `Image ${image} cannot be pulled; ${seconds} s until the next turn.`,
    timers: [{ name: 'pull-failed', afterMs: pullBackoff.delayMs }],
  };
}

export function started(
  run: PodRun,
  pod: Pod,
  behaviour: ImageBehaviour,
  nowMs: number,
  address: string,
): Turn {
  const probe = firstContainer(pod).readinessProbe;
  const passes = run.probe ?? (probe ? null : true);
  const readyAfterMs =
    behaviour.readyMs === null
      ? null
      : (probe?.initialDelaySeconds ?? 0) * 1000 + behaviour.readyMs;
  const timers = [
    ...(passes === null && readyAfterMs !== null ? [{ name: 'ready', afterMs: readyAfterMs }] : []),
    ...(behaviour.exits ? [{ name: 'exited', afterMs: behaviour.exits.afterMs }] : []),
  ];
  const ready = passes === true;
  return {
    run: turned(run, {
      stage: 'running',
      waiting: null,
      ready,
      address,
      startedAtMs: nowMs,
      restarts: run.startedAtMs === null ? 0 : run.restarts + 1,
    }),
    rule: 'kubelet.startContainer',
    text: `The container of ${pod.metadata.name} runs${ready ? ' and, without a probe to pass, is ready' : '; its readiness probe has not passed yet'}.`,
    timers,
  };
}

/** `passing` is what the container answers from now on: it counts once it has come often enough in a row. */
export function probed(run: PodRun, pod: Pod, passing: boolean, probe: boolean | null): Turn {
  const readiness = probedUntil(run, pod, passing);
  const ready = readiness.published === 'Success';
  const times = readiness.run === 1 ? 'once' : `${readiness.run} times in a row`;
  return {
    run: { ...run, readiness, ready, probe },
    rule: 'kubelet.readinessProbe',
    text: `The readiness probe of ${pod.metadata.name} ${passing ? 'passes' : 'fails'} ${times}: the pod is ${ready ? 'ready' : 'not ready, and is not restarted for it'}.`,
    timers: [],
  };
}

function probedUntil(run: PodRun, pod: Pod, passing: boolean): ProbeWorker {
  const { failureThreshold = 3, successThreshold = 1 } = firstContainer(pod).readinessProbe ?? {};
  const rules = {
    type: 'readiness' as const,
    initialDelaySeconds: 0,
    failureThreshold,
    successThreshold,
    restartPolicy: policyOf(pod),
  };
  const container = {
    podPhase: 'Running',
    containerId: `${run.uid}/${run.restarts}`,
    state: 'running' as const,
    isStarted: true,
    runningForMs: 0,
  };
  const answer = passing ? 'Success' : 'Failure';
  const needed = passing ? successThreshold : failureThreshold;
  let worker = run.readiness;
  for (let asked = 0; asked < needed; asked += 1) {
    worker = probeOnce(worker, rules, container, answer).worker;
  }
  return worker;
}

/** The first restart is immediate; later ones wait 10 s, doubling, 300 s at most. */
export function exited(run: PodRun, pod: Pod, code: number, nowMs: number): Turn {
  const policy = policyOf(pod);
  const { name } = pod.metadata;
  const exit = { code, atMs: nowMs };
  const ended = `The container of ${name} ended with code ${code}; restartPolicy ${policy}`;
  if (!startsAgain(run, pod, code)) {
    return {
      run: turned(run, { stage: 'over', waiting: null, ready: false, exit }),
      rule: 'kubelet.shouldRestart',
      text: `${ended}: it stays ended.`,
      timers: [],
    };
  }
  const { waitMs, restartBackoff } = restartIn(run, pod, nowMs);
  const waiting = waitMs > 0 ? 'CrashLoopBackOff' : null;
  return {
    run: turned(run, { stage: 'waiting', waiting, ready: false, exit, restartBackoff }),
    rule: 'kubelet.crashLoopBackOff',
    text: `${ended}: start it again in the same pod, after ${waitMs / 1000} s.`,
    timers: [{ name: 'started', afterMs: waitMs }],
  };
}

function startsAgain(run: PodRun, pod: Pod, exitCode: number): boolean {
  const containers = pod.spec.containers.map(({ name }) => name);
  const actions = podActions({
    isDeleting: pod.metadata.deletionTimestamp !== undefined,
    restartPolicy: policyOf(pod),
    initContainers: [],
    containers,
    sandboxes: [{ id: run.uid, isReady: true, attempt: 0, ip: run.address ?? '' }],
    statuses: containers.map((name) => ({
      name,
      state: 'exited',
      exitCode,
      hasChanged: false,
      liveness: null,
      startup: null,
    })),
  });
  return actions.containersToStart.length > 0;
}

/** The kubelet asks at once, and where it has to wait again when the wait is over. */
function restartIn(
  run: PodRun,
  pod: Pod,
  nowMs: number,
): { waitMs: number; restartBackoff: BackoffEntry } {
  const { name, namespace = '', uid } = pod.metadata;
  const container = {
    name: firstContainer(pod).name,
    pod: { name, namespace, uid },
    finishedAtMs: nowMs,
  };
  const known = keptBackoff(run.restartBackoff, nowMs, restartLimits);
  const now = crashLoopBackOff(known, container, nowMs, restartLimits);
  if (now.message === null) return { waitMs: 0, restartBackoff: now.entry };
  const waitMs = now.entry.delayMs;
  const then = crashLoopBackOff(now.entry, container, nowMs + waitMs, restartLimits);
  return { waitMs, restartBackoff: then.entry };
}

export function stopping(run: PodRun, pod: Pod, behaviour: ImageBehaviour): Turn {
  const graceMs = (pod.metadata.deletionGracePeriodSeconds ?? 30) * 1000;
  const stopMs = Math.min(behaviour.stopMs, graceMs);
  return {
    run: turned(run, { stage: 'stopping' }),
    rule: 'kubelet.killPod',
    text: `Pod ${pod.metadata.name} is to go: its containers take min(${behaviour.stopMs} ms to stop, ${graceMs} ms grace) = ${stopMs} ms.`,
    timers: [{ name: 'stopped', afterMs: stopMs }],
  };
}

export function behaviourOf(
  pod: Pod,
  images: Readonly<Record<string, ImageBehaviour>>,
): ImageBehaviour {
  return images[firstContainer(pod).image] ?? defaultBehaviour;
}

export function hasReadinessProbe(pod: Pod): boolean {
  return firstContainer(pod).readinessProbe !== undefined;
}

function firstContainer(pod: Pod) {
  const [first] = pod.spec.containers;
  return first ?? { name: '', image: '' };
}

function turned(run: PodRun, changes: Partial<PodRun>): PodRun {
  return { ...run, ...changes, token: run.token + 1 };
}

function policyOf(pod: Pod): string {
  return pod.spec.restartPolicy ?? 'Always';
}
