/**
 * NoExecute taints end pods that do not bear them, or bear them only for so long.
 * Upstream: pkg/controller/nodelifecycle/scheduler/taint_manager.go, a controller of its own since 1.29.
 */
import type { Decision } from '../actor';
import type { Request } from '../api/request';
import type { Node, Pod, Taint } from '../objects';
import { getObject, podsOn, workKeyOf } from '../store';
import { tolerationSeconds } from '../tolerations';
import type { Controller, Synced } from './controller';

/** The evictions that are set for a time, and those that have been; each until its pod or its reason is gone. */
export type EvictionMemory = Readonly<Record<string, Eviction>>;

type Eviction = { readonly pod: Pod; readonly atMs: number; readonly isOver: boolean };

const COMPONENT = 'taint-eviction-controller';

export const taintEvictionController: Controller<EvictionMemory> = {
  initial: {},
  observe(memory, { object, previous }, context) {
    if (object?.kind === 'Pod' && object.spec.nodeName)
      return { memory, keys: [workKeyOf(object)] };
    if (object === null && previous?.kind === 'Pod') return { memory, keys: [workKeyOf(previous)] };
    if (object?.kind !== 'Node') return { memory, keys: [] };
    const before = previous?.kind === 'Node' ? noExecuteTaints(previous) : [];
    if (before.length === 0 && noExecuteTaints(object).length === 0) return { memory, keys: [] };
    return { memory, keys: podsOn(context.view, object.metadata.name).map(workKeyOf) };
  },
  sync(memory, key, context) {
    const pod = getObject(context.view, 'Pod', key);
    const node = pod && getObject(context.view, 'Node', `/${pod.spec.nodeName}`);
    const taints = node ? noExecuteTaints(node) : [];
    const seconds = tolerationSeconds(taints, pod?.spec.tolerations ?? []);
    const set = memory[key];
    const isKnown = set !== undefined && set.pod.metadata.uid === pod?.metadata.uid;
    if (!pod || taints.length === 0 || seconds === null || (set && !isKnown)) {
      return { memory: without(memory, key), decisions: set ? cancelled(set) : [] };
    }
    if (set?.isOver) return { memory, decisions: [] };
    if (seconds === 0) return evicted(memory, key, pod, taints, set);
    const atMs = set?.atMs ?? context.nowMs + seconds * 1000;
    if (atMs <= context.nowMs) return evicted(memory, key, pod, taints);
    return {
      memory: { ...memory, [key]: { pod, atMs, isOver: false } },
      decisions: [],
      againAfterMs: atMs - context.nowMs,
    };
  },
};

/** An eviction that was set for later and comes now counts as cancelled. */
function evicted(
  memory: EvictionMemory,
  key: string,
  pod: Pod,
  taints: readonly Taint[],
  earlier?: Eviction,
): Synced<EvictionMemory> {
  const { name, namespace = '', uid } = pod.metadata;
  const named = taints.map((taint) => `${taint.key}:${taint.effect}`).join(', ');
  const eviction: Decision = {
    rule: 'taintManager.evictionDelay',
    text: `Pod ${name} does not bear ${named} any longer: delete it.`,
    inputs: { pod: name, taints: named },
    requests: [
      said(pod, 'Marking for deletion'),
      { verb: 'delete', kind: 'Pod', namespace, name, uid },
    ],
  };
  return {
    memory: { ...memory, [key]: { pod, atMs: 0, isOver: true } },
    decisions: [...(earlier ? cancelled(earlier) : []), eviction],
  };
}

function cancelled({ pod, isOver }: Eviction): Decision[] {
  if (isOver) return [];
  const { name } = pod.metadata;
  const text = `Pod ${name} was to be deleted for its node's taints; nothing comes of it.`;
  return [
    {
      rule: 'taintManager.evictionDelay',
      text,
      inputs: { pod: name },
      requests: [said(pod, 'Cancelling deletion of')],
    },
  ];
}

function said(pod: Pod, what: string): Request {
  const { name, namespace = '' } = pod.metadata;
  return {
    verb: 'record',
    about: pod,
    type: 'Normal',
    reason: 'TaintManagerEviction',
    message: `${what} Pod ${namespace}/${name}`,
    component: COMPONENT,
  };
}

function noExecuteTaints(node: Node): Taint[] {
  return (node.spec.taints ?? []).filter((taint) => taint.effect === 'NoExecute');
}

function without(memory: EvictionMemory, key: string): EvictionMemory {
  if (!(key in memory)) return memory;
  const { [key]: _, ...rest } = memory;
  return rest;
}
