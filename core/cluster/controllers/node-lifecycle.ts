/**
 * The node lifecycle controller: a node that has not renewed its lease for the grace period is not Ready, its
 * pods are not ready, and after a while it is given up: a NoExecute taint ends its pods. Every 5 s it looks at
 * all nodes. Upstream: pkg/controller/nodelifecycle/node_lifecycle_controller.go.
 */
import { type Actor, type Context, type Decision, type Outcome, unchanged } from '../actor';
import type { Request } from '../api/request';
import type { Condition, Node, Pod } from '../objects';
import { isReady } from '../pods';
import { getObject, listObjects } from '../store';
import { timeAt } from '../time';
import { type KnownNodes, registration } from './node-registration';
import { evictionTaint, noExecuteTainting, noScheduleTainting } from './node-taints';
import {
  evictionGapMs,
  isNodeReady,
  readyStatus,
  type ZoneState,
  zoneOf,
  zoneStates,
} from './node-zones';

export type NodeLifecycleMemory = {
  readonly known: KnownNodes;
  /** The newest lease seen of each node, and when it was seen: the controller trusts its own clock only. */
  readonly heard: Readonly<Record<string, { readonly renewTime: string; readonly atMs: number }>>;
  /** Nodes to be given up, in turn. */
  readonly condemned: readonly string[];
  /** When the next node of each zone may be given up. */
  readonly nextTaintAtMs: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, ZoneState>>;
  readonly isAllDown: boolean;
  /** What led to each node's newest version. */
  readonly causes: Readonly<Record<string, number | null>>;
};

export const MONITOR_PERIOD_MS = 5000;
const TAINT_PERIOD_MS = 100;
const COMPONENT = 'node-controller';

export const nodeLifecycle: Actor<NodeLifecycleMemory> = {
  initial: {
    known: {},
    heard: {},
    condemned: [],
    nextTaintAtMs: {},
    states: {},
    isAllDown: false,
    causes: {},
  },
  step(memory, message, context) {
    if (message.type === 'watch') return observe(memory, context);
    if (message.type !== 'timer') return unchanged(memory);
    return message.name === 'monitor' ? monitor(memory, context) : taint(memory, context);
  },
};

function outcome(
  memory: NodeLifecycleMemory,
  decisions: readonly Decision[],
  timers: readonly { name: string; afterMs: number }[],
): Outcome<NodeLifecycleMemory> {
  return {
    memory,
    decisions,
    key: '',
    messages: timers.map(({ name, afterMs }) => ({
      afterMs,
      message: { type: 'timer', name, key: '', token: 0 },
    })),
  };
}

function observe(memory: NodeLifecycleMemory, context: Context): Outcome<NodeLifecycleMemory> {
  const nodes = context.changes.filter((change) => change.object?.kind === 'Node');
  if (nodes.length === 0) return unchanged(memory);
  const causes = { ...memory.causes };
  for (const { object, cause } of nodes) if (object) causes[object.metadata.name] = cause;
  const names = new Set(nodes.flatMap(({ object }) => (object ? [object.metadata.name] : [])));
  const decisions = [...names].flatMap((name) => {
    const node = getObject(context.view, 'Node', `/${name}`);
    return (node ? noScheduleTainting(node, context.nowMs) : []).map((decision) => ({
      ...decision,
      cause: causes[name] ?? null,
    }));
  });
  return outcome({ ...memory, causes }, decisions, []);
}

function monitor(memory: NodeLifecycleMemory, context: Context): Outcome<NodeLifecycleMemory> {
  const nodes = listObjects(context.view, 'Node');
  const heard = listen(memory.heard, nodes, context);
  const silent = nodes.filter((node) => isSilent(node, heard, context));
  const { states, isAllDown } = zoneStates(
    nodes.map((node) => (silent.includes(node) ? withReadyUnknown(node, context.nowMs) : node)),
  );
  const reports = silent.flatMap((node) => silence(node, context));
  const isRecovering = memory.isAllDown && !isAllDown;
  const { known, decisions: registrations } = registration(memory.known, nodes);
  const next: NodeLifecycleMemory = {
    ...memory,
    known,
    heard: isRecovering ? forgiven(heard, context.nowMs) : heard,
    states,
    isAllDown,
    condemned: isAllDown ? [] : condemn(memory, nodes),
  };
  const released = nodes.flatMap((node) => release(node, isAllDown, next, context));
  const isPending = next.condemned.length > 0;
  return outcome(
    next,
    [...registrations, ...reports, ...released],
    [
      { name: 'monitor', afterMs: MONITOR_PERIOD_MS },
      ...(isPending ? [{ name: 'taint', afterMs: TAINT_PERIOD_MS }] : []),
    ],
  );
}

/** A lease is news at the look that first sees it, not at the time that is written in it. */
function listen(
  before: NodeLifecycleMemory['heard'],
  nodes: readonly Node[],
  context: Context,
): NodeLifecycleMemory['heard'] {
  return Object.fromEntries(
    nodes.map(({ metadata: { name } }) => {
      const lease = getObject(context.view, 'Lease', `kube-node-lease/${name}`);
      const renewTime = lease?.spec.renewTime ?? '';
      const known = before[name];
      const isNews = !known || known.renewTime !== renewTime;
      return [name, isNews ? { renewTime, atMs: context.nowMs } : known];
    }),
  );
}

/** After an outage that was everybody's, every node gets the whole grace period again. */
function forgiven(
  heard: NodeLifecycleMemory['heard'],
  nowMs: number,
): NodeLifecycleMemory['heard'] {
  return Object.fromEntries(
    Object.entries(heard).map(([name, { renewTime }]) => [name, { renewTime, atMs: nowMs }]),
  );
}

function isSilent(node: Node, heard: NodeLifecycleMemory['heard'], context: Context): boolean {
  const lastMs = heard[node.metadata.name]?.atMs ?? context.nowMs;
  return (
    readyStatus(node) !== 'Unknown' &&
    context.nowMs - lastMs >= context.constants.nodeMonitorGraceMs
  );
}

function silence(node: Node, context: Context): Decision[] {
  const { name } = node.metadata;
  const graceSeconds = context.constants.nodeMonitorGraceMs / 1000;
  const unknown = withReadyUnknown(node, context.nowMs);
  const noted: Decision = {
    rule: 'nodelifecycle.monitorNodeHealth',
    text: `${name} has not renewed its lease for ${graceSeconds} s: its Ready condition becomes Unknown.`,
    inputs: { node: name, graceSeconds },
    requests: [
      { verb: 'updateStatus', object: unknown },
      said(node, 'Normal', `Node ${name} status is now: NodeNotReady`),
    ],
    cause: null,
  };
  const pods = listObjects(context.view, 'Pod').filter((pod) => pod.spec.nodeName === name);
  if (!isNodeReady(node) || pods.length === 0) return [noted];
  const marked: Decision = {
    rule: 'nodelifecycle.markPodsNotReady',
    text: `${name} is not Ready, so nobody knows of its ${pods.length} pods: they count as not ready.`,
    inputs: { node: name, pods: pods.map((pod) => pod.metadata.name) },
    requests: pods.flatMap((pod) => notReady(pod, context.nowMs)),
    cause: null,
  };
  return [noted, marked];
}

function notReady(pod: Pod, nowMs: number): Request[] {
  const event = said(pod, 'Warning', 'Node is not ready');
  if (!isReady(pod)) return [event];
  const conditions = (pod.status.conditions ?? []).map(
    (condition): Condition =>
      condition.type === 'Ready'
        ? { ...condition, status: 'False', lastTransitionTime: timeAt(nowMs) }
        : condition,
  );
  const status = { ...pod.status, conditions };
  return [{ verb: 'updateStatus', object: { ...pod, status } }, event];
}

function withReadyUnknown(node: Node, nowMs: number): Node {
  const conditions = (node.status.conditions ?? []).map(
    (condition): Condition => ({
      ...condition,
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastTransitionTime: timeAt(nowMs),
    }),
  );
  return { ...node, status: { ...node.status, conditions } };
}

/** Who was already not Ready before this look, and is not tainted yet, is to be given up. */
function condemn(memory: NodeLifecycleMemory, nodes: readonly Node[]): string[] {
  const deserving = nodes.filter((node) => evictionTaint(node) && !hasEvictionTaint(node));
  const names = deserving.map((node) => node.metadata.name);
  const waiting = memory.condemned.filter((name) => names.includes(name));
  return [...waiting, ...names.filter((name) => !waiting.includes(name))];
}

function hasEvictionTaint(node: Node): boolean {
  const key = evictionTaint(node);
  return (node.spec.taints ?? []).some(
    (taint) => taint.key === key && taint.effect === 'NoExecute',
  );
}

/** A node that is back is spared; when all are down, all are. */
function release(
  node: Node,
  isAllDown: boolean,
  memory: NodeLifecycleMemory,
  context: Context,
): Decision[] {
  if (!isAllDown && evictionTaint(node)) return [];
  const why = isAllDown ? 'all zones are down, so the fault may be ours' : 'Ready is True';
  const cause = memory.causes[node.metadata.name] ?? null;
  return noExecuteTainting(node, null, context.nowMs, why).map((decision) => ({
    ...decision,
    cause,
  }));
}

/** Gives up the nodes whose turn it is, so many a second in each zone. */
function taint(memory: NodeLifecycleMemory, context: Context): Outcome<NodeLifecycleMemory> {
  const nextTaintAtMs = { ...memory.nextTaintAtMs };
  const decisions: Decision[] = [];
  const left: string[] = [];
  for (const name of memory.condemned) {
    const node = getObject(context.view, 'Node', `/${name}`);
    const key = node && evictionTaint(node);
    if (!node || !key) continue;
    const zone = zoneOf(node);
    const gapMs = evictionGapMs(memory.states[zone] ?? 'Normal', zoneSize(zone, context));
    if (gapMs === null || (nextTaintAtMs[zone] ?? 0) > context.nowMs) {
      left.push(name);
      continue;
    }
    nextTaintAtMs[zone] = context.nowMs + gapMs;
    const why = `Ready is ${readyStatus(node)}, and one node every ${gapMs / 1000} s may be given up`;
    const cause = memory.causes[name] ?? null;
    decisions.push(
      ...noExecuteTainting(node, key, context.nowMs, why).map((each) => ({ ...each, cause })),
    );
  }
  return outcome({ ...memory, condemned: left, nextTaintAtMs }, decisions, []);
}

function zoneSize(zone: string, context: Context): number {
  return listObjects(context.view, 'Node').filter((node) => zoneOf(node) === zone).length;
}

function said(about: Node | Pod, type: 'Normal' | 'Warning', message: string): Request {
  return { verb: 'record', about, type, reason: 'NodeNotReady', message, component: COMPONENT };
}
