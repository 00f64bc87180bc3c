/**
 * A node's stand-in kubelet: renews its lease, and moves each pod assigned to it through its life. It is a
 * stand-in for the container runtime only: what it reports, and when, is what images say. Off, it does and
 * says nothing; on again, it reports afresh and ends what was to be ended.
 */
import { type Actor, type Context, type Decision, type Outcome, unchanged } from '../actor';
import { isNodeReady } from '../controllers/node-zones';
import type { Pod } from '../objects';
import { isReady } from '../pods';
import { remembering } from '../remembering';
import { getEntry } from '../sorted-map';
import { getObject, podsOn, workKeyOf } from '../store';
import { onNode, type Place } from '../store-index';
import { leaseTimer, nodeReady, renewal } from './heartbeat';
import {
  assigned,
  behaviourOf,
  exited,
  type PodRun,
  probed,
  pulled,
  pullFailed,
  started,
  stopping,
  type Turn,
} from './pod-run';
import { podStatus } from './pod-status';

export type KubeletMemory = {
  readonly node: string;
  /** Where its pods get addresses from: the first three bytes. */
  readonly podNetwork: string;
  readonly hostIP: string;
  readonly isUp: boolean;
  readonly nextAddress: number;
  readonly leaseToken: number;
  readonly runs: Readonly<Record<string, PodRun>>;
};

export const kubelet: Actor<KubeletMemory>['step'] = (memory, message, context) => {
  if (message.type === 'power') {
    return message.up ? powerUp(memory, context) : unchanged({ ...memory, isUp: false });
  }
  if (!memory.isUp) return unchanged(memory);
  switch (message.type) {
    case 'watch':
      return syncChanged(memory, context);
    case 'timer':
      return message.name === 'lease'
        ? renew(memory, message.token, context)
        : onTimer(memory, message, context);
    case 'probe':
      return withPod(memory, message.key, context, (run, pod) =>
        run.stage === 'running' ? probed(run, pod, message.passing, message.passing) : null,
      );
    case 'crash':
      return withPod(memory, message.key, context, (run, pod) =>
        run.stage === 'running' ? exited(run, pod, 1, context.nowMs) : null,
      );
    default:
      return unchanged(memory);
  }
};

/**
 * Every ten seconds a kubelet renews its lease, and says again what others have come to believe wrongly of its node
 * and its pods while nobody heard of it. Upstream: kubelet_node_status.go nodeStatusHasChanged,
 * status_manager.go needsReconcile.
 */
function renew(memory: KubeletMemory, token: number, context: Context): Outcome<KubeletMemory> {
  const lease = getObject(context.view, 'Lease', `kube-node-lease/${memory.node}`);
  if (token !== memory.leaseToken || !lease) return unchanged(memory);
  const node = getObject(context.view, 'Node', `/${memory.node}`);
  const pods = getEntry(context.view.index, onNode(memory.node));
  const misreported = pods ? misreportedIn(memory.runs)(pods) : [];
  const corrected = syncPods(memory, misreported, context, true);
  return {
    ...corrected,
    decisions: [
      renewal(lease, context.nowMs),
      ...(node && !isNodeReady(node) ? [nodeReady(node, context.nowMs)] : []),
      ...corrected.decisions,
    ],
    messages: [leaseTimer(memory.leaseToken), ...corrected.messages],
  };
}

/** Of what runs here, what its pod says otherwise. Most nodes are as they were ten seconds ago. */
const misreportedIn = remembering((runs: KubeletMemory['runs']) =>
  remembering(({ objects }: Place) =>
    Object.keys(runs).filter((key) => {
      const run = runs[key];
      const pod = getEntry(objects, `Pod/${key}`);
      if (run?.stage !== 'running' || pod?.kind !== 'Pod' || pod.metadata.uid !== run.uid) {
        return false;
      }
      return isReady(pod) !== readinessIn(run)(pod);
    }),
  ),
);

/** When and where it is asked makes no difference to it. */
const readinessIn = remembering((run: PodRun) =>
  remembering((pod: Pod) => isReady({ ...pod, status: podStatus(pod, run, 0, '') })),
);

/** Its view is the newest here: a kubelet that starts lists its pods before it does anything. */
function powerUp(memory: KubeletMemory, context: Context): Outcome<KubeletMemory> {
  if (memory.isUp) return unchanged(memory);
  const leaseToken = memory.leaseToken + 1;
  const up: KubeletMemory = { ...memory, isUp: true, leaseToken };
  const lease = getObject(context.view, 'Lease', `kube-node-lease/${memory.node}`);
  const node = getObject(context.view, 'Node', `/${memory.node}`);
  const decisions = [
    ...(node ? [nodeReady(node, context.nowMs)] : []),
    ...(lease ? [renewal(lease, context.nowMs)] : []),
  ];
  const pods = podsOn(context.view, memory.node);
  const synced = syncPods(up, pods.map(workKeyOf), context, true);
  return {
    ...synced,
    decisions: [...decisions, ...synced.decisions],
    messages: [leaseTimer(up.leaseToken), ...synced.messages],
  };
}

function syncChanged(memory: KubeletMemory, context: Context): Outcome<KubeletMemory> {
  const keys = context.changes.flatMap(({ object, previous }) => {
    const pod = object ?? previous;
    return pod?.kind === 'Pod' && pod.spec.nodeName === memory.node ? [workKeyOf(pod)] : [];
  });
  return syncPods(memory, [...new Set(keys)], context, false);
}

/** Compares each pod as the API server has it with what runs here; `afresh` reports what has not changed too. */
function syncPods(
  memory: KubeletMemory,
  keys: readonly string[],
  context: Context,
  afresh: boolean,
): Outcome<KubeletMemory> {
  let synced = unchanged(memory);
  for (const key of keys) {
    const next = syncPod(synced.memory, key, context, afresh);
    synced = {
      memory: next.memory,
      decisions: [...synced.decisions, ...next.decisions],
      key: '',
      messages: [...synced.messages, ...next.messages],
    };
  }
  return synced;
}

function syncPod(
  memory: KubeletMemory,
  key: string,
  context: Context,
  afresh: boolean,
): Outcome<KubeletMemory> {
  const pod = getObject(context.view, 'Pod', key);
  const run = memory.runs[key];
  if (!pod) return unchanged({ ...memory, runs: without(memory.runs, key) });
  const behaviour = behaviourOf(pod, context.surroundings.images);
  if (!run || run.uid !== pod.metadata.uid) {
    return pod.metadata.deletionTimestamp
      ? removed(memory, key, pod.metadata.uid, (name) => `Nothing of ${name} has run here`)
      : carryOut(memory, key, pod, assigned(pod, behaviour), context);
  }
  if (pod.metadata.deletionTimestamp && (afresh || run.stage !== 'stopping')) {
    const turn = stopping(run, pod, behaviour);
    return scheduled({ ...memory, runs: { ...memory.runs, [key]: turn.run } }, key, turn, []);
  }
  return afresh
    ? carryOut(memory, key, pod, resumed(run, pod, context), context)
    : unchanged(memory);
}

/** What was under way when the machine went off begins again; what ran still runs. */
function resumed(run: PodRun, pod: Pod, context: Context): Turn {
  const behaviour = behaviourOf(pod, context.surroundings.images);
  if (run.startedAtMs === null) {
    const { timers, text, rule } = assigned(pod, behaviour);
    return { run: { ...run, stage: 'pulling', token: run.token + 1 }, rule, text, timers };
  }
  if (run.stage === 'waiting') {
    return started(run, pod, behaviour, context.nowMs, run.address ?? '');
  }
  const needsProbe = run.stage === 'running' && !run.ready && run.probe === null;
  const timers =
    needsProbe && behaviour.readyMs !== null ? [{ name: 'ready', afterMs: behaviour.readyMs }] : [];
  const text = `Pod ${pod.metadata.name} is as it was: report it again.`;
  return { run, rule: 'kubelet.syncPod', text, timers };
}

function onTimer(
  memory: KubeletMemory,
  timer: { name: string; key: string; token: number },
  context: Context,
): Outcome<KubeletMemory> {
  const run = memory.runs[timer.key];
  if (!run || run.token !== timer.token) return unchanged(memory);
  if (timer.name === 'stopped') {
    return removed(memory, timer.key, run.uid, (name) => `The containers of ${name} have stopped`);
  }
  return withPod(memory, timer.key, context, (_, pod) => {
    const behaviour = behaviourOf(pod, context.surroundings.images);
    switch (timer.name) {
      case 'pulled':
        return pulled(run, pod, behaviour);
      case 'pull-failed':
        return pullFailed(run, pod, context.nowMs);
      case 'started':
        return started(run, pod, behaviour, context.nowMs, run.address ?? addressFor(memory));
      case 'ready':
        return run.probe === null ? probed(run, pod, true, null) : null;
      case 'exited':
        return exited(run, pod, behaviour.exits?.code ?? 0, context.nowMs);
      default:
        return null;
    }
  });
}

function addressFor(memory: KubeletMemory): string {
  return `${memory.podNetwork}.${memory.nextAddress}`;
}

/** The last word on a pod: nothing of it runs, so its object can go. */
function removed(
  memory: KubeletMemory,
  key: string,
  uid: string,
  why: (pod: string) => string,
): Outcome<KubeletMemory> {
  const [namespace = '', name = ''] = key.split('/');
  const decision: Decision = {
    rule: 'kubelet.podDeletion',
    text: `${why(name)}: its object can be removed.`,
    inputs: { pod: key },
    requests: [{ verb: 'delete', kind: 'Pod', namespace, name, uid, graceSeconds: 0 }],
  };
  const runs = without(memory.runs, key);
  return { memory: { ...memory, runs }, decisions: [decision], key, messages: [] };
}

function withPod(
  memory: KubeletMemory,
  key: string,
  context: Context,
  turnOf: (run: PodRun, pod: Pod) => Turn | null,
): Outcome<KubeletMemory> {
  const run = memory.runs[key];
  const pod = getObject(context.view, 'Pod', key);
  const turn = run && pod?.metadata.uid === run.uid ? turnOf(run, pod) : null;
  return turn && pod ? carryOut(memory, key, pod, turn, context) : unchanged(memory);
}

/** Remembers a turn and reports the pod's status as it is now. */
function carryOut(
  memory: KubeletMemory,
  key: string,
  pod: Pod,
  turn: Turn,
  context: Context,
): Outcome<KubeletMemory> {
  const usesAddress = turn.run.address === addressFor(memory);
  const next: KubeletMemory = {
    ...memory,
    nextAddress: memory.nextAddress + (usesAddress ? 1 : 0),
    runs: { ...memory.runs, [key]: turn.run },
  };
  const status = podStatus(pod, turn.run, context.nowMs, memory.hostIP);
  const object = { ...pod, metadata: { ...pod.metadata, resourceVersion: '' }, status };
  return scheduled(next, key, turn, [{ verb: 'updateStatus', object }]);
}

function scheduled(
  memory: KubeletMemory,
  key: string,
  turn: Turn,
  requests: Decision['requests'],
): Outcome<KubeletMemory> {
  const { token } = turn.run;
  return {
    memory,
    decisions: [{ rule: turn.rule, text: turn.text, inputs: { pod: key }, requests }],
    key,
    messages: turn.timers.map(({ name, afterMs }) => ({
      afterMs,
      message: { type: 'timer', name, key, token },
    })),
  };
}

function without<V>(entries: Readonly<Record<string, V>>, key: string): Record<string, V> {
  const { [key]: _, ...rest } = entries;
  return rest;
}
