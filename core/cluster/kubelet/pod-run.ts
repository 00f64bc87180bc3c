/**
 * One pod on its node: what the stand-in kubelet remembers of it, and how that moves on. An image is pulled,
 * the container starts, becomes ready, may end and be started again, and is stopped. Images say how long each
 * takes; all containers of a pod behave as the first one's image.
 */

import { defaultBehaviour, type ImageBehaviour } from '../image-behaviour';
import type { Pod } from '../objects';

export type PodRun = {
  readonly uid: string;
  readonly stage: 'pulling' | 'starting' | 'running' | 'waiting' | 'stopping' | 'over';
  /** Why the container waits, as kubectl shows it; null when it does not. */
  readonly waiting: string | null;
  /** Timers set before the last turn carry an older token and no longer count. */
  readonly token: number;
  readonly restarts: number;
  /** The delay before the next restart or pull. */
  readonly backoffMs: number;
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

const BACKOFF_FIRST_MS = 10_000;
const BACKOFF_MAX_MS = 300_000;
/** A container that ran this long is not crash-looping any more: twice the longest back-off. */
const BACKOFF_RESET_MS = 600_000;

export function assigned(pod: Pod, behaviour: ImageBehaviour): Turn {
  const run: PodRun = {
    uid: pod.metadata.uid,
    stage: 'pulling',
    waiting: 'ContainerCreating',
    token: 0,
    restarts: 0,
    backoffMs: 0,
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
    run: turned(run, { stage: 'starting', waiting: 'ContainerCreating', backoffMs: 0 }),
    rule: 'kubelet.pullImage',
    text: `Image ${firstContainer(pod).image} is on the node: start the container.`,
    timers: [{ name: 'started', afterMs: behaviour.startMs }],
  };
}

/** ErrImagePull and ImagePullBackOff in turn, waiting 10 s, then twice as long each time, 300 s at most. */
export function pullFailed(run: PodRun, pod: Pod): Turn {
  const hasFailed = run.waiting === 'ErrImagePull';
  const waiting = hasFailed ? 'ImagePullBackOff' : 'ErrImagePull';
  const backoffMs = nextBackoff(run.backoffMs);
  const { image } = firstContainer(pod);
  const seconds = backoffMs / 1000;
  return {
    run: turned(run, { stage: 'waiting', waiting, backoffMs }),
    rule: 'kubelet.imagePullBackOff',
    text: hasFailed
      ? `Back off from pulling image ${image} for ${seconds} s.`
      : `Image ${image} cannot be pulled; ${seconds} s until the next turn.`,
    timers: [{ name: 'pull-failed', afterMs: backoffMs }],
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

export function probed(run: PodRun, pod: Pod, passing: boolean, probe: boolean | null): Turn {
  return {
    run: { ...run, ready: passing, probe },
    rule: 'kubelet.readinessProbe',
    text: `The readiness probe of ${pod.metadata.name} ${passing ? 'passes: the pod is ready' : 'fails: the pod is not ready, and is not restarted for it'}.`,
    timers: [],
  };
}

/** The first restart is immediate; later ones wait 10 s, doubling, 300 s at most. */
export function exited(run: PodRun, pod: Pod, code: number, nowMs: number): Turn {
  const policy = pod.spec.restartPolicy ?? 'Always';
  const { name } = pod.metadata;
  const exit = { code, atMs: nowMs };
  if (policy === 'Never' || (policy === 'OnFailure' && code === 0)) {
    return {
      run: turned(run, { stage: 'over', waiting: null, ready: false, exit }),
      rule: 'kubelet.shouldRestart',
      text: `The container of ${name} ended with code ${code}; restartPolicy ${policy}: it stays ended.`,
      timers: [],
    };
  }
  const ranMs = nowMs - (run.startedAtMs ?? nowMs);
  const waitMs = ranMs > BACKOFF_RESET_MS ? 0 : run.backoffMs;
  const waiting = waitMs > 0 ? 'CrashLoopBackOff' : null;
  return {
    run: turned(run, {
      stage: 'waiting',
      waiting,
      ready: false,
      exit,
      backoffMs: nextBackoff(waitMs),
    }),
    rule: 'kubelet.crashLoopBackOff',
    text: `The container of ${name} ended with code ${code}; restartPolicy ${policy}: start it again in the same pod, after ${waitMs / 1000} s.`,
    timers: [{ name: 'started', afterMs: waitMs }],
  };
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

function nextBackoff(backoffMs: number): number {
  return backoffMs === 0 ? BACKOFF_FIRST_MS : Math.min(backoffMs * 2, BACKOFF_MAX_MS);
}
