/**
 * NoExecute taints end pods that do not bear them, or bear them only for so long.
 * Upstream: pkg/controller/nodelifecycle/scheduler/taint_manager.go, a controller of its own since 1.29.
 */
import type { Context, Decision } from '../actor';
import type { Node, Pod, Taint } from '../objects';
import { getObject, listObjects, workKeyOf } from '../store';
import { tolerationSeconds } from '../tolerations';
import type { Controller } from './controller';

/** Since when each pod has borne the taints of its node. */
export type EvictionMemory = Readonly<Record<string, number>>;

const COMPONENT = 'taint-eviction-controller';

export const taintEvictionController: Controller<EvictionMemory> = {
  initial: {},
  observe(memory, { object, previous }, context) {
    if (object?.kind === 'Pod' && object.spec.nodeName)
      return { memory, keys: [workKeyOf(object)] };
    if (object === null && previous?.kind === 'Pod') {
      return { memory: without(memory, workKeyOf(previous)), keys: [] };
    }
    if (object?.kind !== 'Node') return { memory, keys: [] };
    const before = previous?.kind === 'Node' ? noExecuteTaints(previous) : [];
    if (before.length === 0 && noExecuteTaints(object).length === 0) return { memory, keys: [] };
    return { memory, keys: podsOn(object.metadata.name, context).map(workKeyOf) };
  },
  sync(memory, key, context) {
    const pod = getObject(context.view, 'Pod', key);
    const node = pod && getObject(context.view, 'Node', `/${pod.spec.nodeName}`);
    const taints = node ? noExecuteTaints(node) : [];
    const seconds = tolerationSeconds(taints, pod?.spec.tolerations ?? []);
    if (!pod || pod.metadata.deletionTimestamp || taints.length === 0 || seconds === null) {
      return { memory: without(memory, key), decisions: [] };
    }
    const sinceMs = memory[key] ?? context.nowMs;
    const leftMs = sinceMs + seconds * 1000 - context.nowMs;
    if (leftMs <= 0) {
      return { memory: without(memory, key), decisions: [eviction(pod, taints, seconds)] };
    }
    return { memory: { ...memory, [key]: sinceMs }, decisions: [], againAfterMs: leftMs };
  },
};

function eviction(pod: Pod, taints: readonly Taint[], seconds: number): Decision {
  const { name, namespace = '', uid } = pod.metadata;
  const named = taints.map((taint) => `${taint.key}:${taint.effect}`).join(', ');
  return {
    rule: 'taintManager.evictionDelay',
    text: `Pod ${name} bears ${named} for ${seconds} s, and they are over: delete it.`,
    inputs: { pod: name, taints: named, seconds },
    requests: [
      {
        verb: 'record',
        about: pod,
        type: 'Normal',
        reason: 'TaintManagerEviction',
        message: `Marking for deletion Pod ${namespace}/${name}`,
        component: COMPONENT,
      },
      { verb: 'delete', kind: 'Pod', namespace, name, uid },
    ],
  };
}

function noExecuteTaints(node: Node): Taint[] {
  return (node.spec.taints ?? []).filter((taint) => taint.effect === 'NoExecute');
}

function podsOn(nodeName: string, context: Context): Pod[] {
  return listObjects(context.view, 'Pod').filter((pod) => pod.spec.nodeName === nodeName);
}

function without(memory: EvictionMemory, key: string): EvictionMemory {
  if (!(key in memory)) return memory;
  const { [key]: _, ...rest } = memory;
  return rest;
}
