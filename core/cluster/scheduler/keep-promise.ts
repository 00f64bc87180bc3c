/**
 * A pod that was promised volumes is bound once they are; when they cannot be, a place is sought anew.
 * Upstream: pkg/scheduler/framework/plugins/volumebinding PreBind, pkg/controller/volume/scheduling BindPodVolumes.
 */
import type { Context, Decision, Later, Outcome } from '../actor';
import type { Request } from '../api/request';
import type { Node, Pod } from '../objects';
import { setEntry } from '../sorted-map';
import { getObject } from '../store';
import { outcome, type SchedulerMemory, said, timer, unassumed } from './scheduler-memory';
import { backoffLeftMs, type Waiting } from './scheduling-queue';
import { promiseState } from './volume-plan';

export const VOLUMES_TIMER = 'volumes';
const PERIOD_MS = 1000;

/** A pod whose volumes are bound is bound itself; one whose volumes cannot be is placed anew. */
export function checkPromise(
  memory: SchedulerMemory,
  key: string,
  context: Context,
): Outcome<SchedulerMemory> {
  const promise = memory.promised[key];
  const pod = getObject(context.view, 'Pod', key);
  if (!promise || !pod) return outcome(memory);
  const state = promiseState(pod, promise, context.view, context.nowMs);
  if (state === 'open') return outcome(memory, [later(key)]);
  if (state !== 'kept') return unkept(memory, key, state.problem, context);
  const node = getObject(context.view, 'Node', `/${promise.node}`);
  if (!node) return unkept(memory, key, `failed to get node "${promise.node}"`, context);
  const { [key]: _, ...promised } = memory.promised;
  const { name } = pod.metadata;
  const decision: Decision = {
    rule: 'scheduler.volumeBinding',
    text: `The volumes of ${name} are bound: ${name} goes to ${promise.node}.`,
    inputs: { pod: name, node: promise.node, volumes: promise.volumes },
    requests: binding(pod, node),
    cause: promise.waiting.cause,
  };
  return { memory: { ...memory, promised }, decisions: [decision], key, messages: [] };
}

export function unkept(
  memory: SchedulerMemory,
  key: string,
  problem: string,
  context: Context,
): Outcome<SchedulerMemory> {
  const pod = getObject(context.view, 'Pod', key);
  const before = memory.promised[key]?.waiting;
  if (!pod || !before) return outcome(unassumed(memory, key));
  const message = `${context.constants.volumes.bindFailure}${problem}`;
  const waiting: Waiting = {
    ...before,
    attempts: before.attempts + 1,
    failedAtMs: context.nowMs,
    place: 'backoff',
  };
  const free = unassumed(memory, key);
  return {
    memory: { ...free, queue: setEntry(free.queue, key, waiting) },
    decisions: [
      {
        rule: 'scheduler.volumeBinding',
        text: `${pod.metadata.name} stays Pending: ${problem}.`,
        inputs: { pod: pod.metadata.name, problem },
        requests: [said(pod, 'Warning', 'FailedScheduling', message)],
        cause: waiting.cause,
      },
    ],
    key,
    messages: [timer('backoff', waiting, key, backoffLeftMs(waiting, context.nowMs))],
  };
}

export function binding(pod: Pod, node: Node): Request[] {
  const { name, namespace } = pod.metadata;
  const message = `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`;
  return [{ verb: 'bind', pod, node }, said(pod, 'Normal', 'Scheduled', message)];
}

/** When a pod's volumes are looked at again. */
export function later(key: string): Later {
  return timer(VOLUMES_TIMER, undefined, key, PERIOD_MS);
}
