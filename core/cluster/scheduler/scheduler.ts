/**
 * The scheduler: one pod at a time gets a node. A pod that it has placed counts on its node at once, before
 * the API server says so, or two pods would be given the same room. Upstream: pkg/scheduler/scheduler.go.
 */
import type { Actor, Context, Decision, Message, Outcome } from '../actor';
import type { Node, Pod } from '../objects';
import { getEntry, removeEntry, setEntry } from '../sorted-map';
import { getObject } from '../store';
import { failureMessage, type PreemptionNote } from './failure-message';
import { priorityOf } from './filter-node';
import { binding, checkPromise, later, unkept, VOLUMES_TIMER } from './keep-promise';
import { makingRoom, roomFor, unscheduled } from './make-room';
import type { Cycle } from './plugin';
import type { Candidate } from './preemption';
import { observe } from './queue-news';
import { type Placement, scheduleOne } from './schedule-one';
import { outcome, type SchedulerMemory, said, timer, unassumed } from './scheduler-memory';
import { nextPod, type Waiting } from './scheduling-queue';
import { awaitedPods, nodeInfos } from './snapshot';
import { promiseOf } from './volume-plan';

export const scheduler: Actor<SchedulerMemory> = {
  initial: {
    queue: null,
    assumed: null,
    nominated: null,
    promised: {},
    nextStart: 0,
    nextOrder: 0,
    isAwake: false,
  },
  step: (memory, message, context) => awake(stepOf(memory, message, context)),
};

function stepOf(
  memory: SchedulerMemory,
  message: Message,
  context: Context,
): Outcome<SchedulerMemory> {
  switch (message.type) {
    case 'watch':
      return observe(memory, context);
    case 'work':
      return schedule({ ...memory, isAwake: false }, context);
    case 'timer':
      return message.name === VOLUMES_TIMER
        ? checkPromise(memory, message.key, context)
        : outcome(retry(memory, message));
    case 'answered':
      return message.refusals.length > 0 ? refused(memory, message, context) : outcome(memory);
    default:
      return outcome(memory);
  }
}

function awake(result: Outcome<SchedulerMemory>): Outcome<SchedulerMemory> {
  const { memory, messages } = result;
  if (memory.isAwake || !nextPod(memory.queue)) return result;
  return {
    ...result,
    memory: { ...memory, isAwake: true },
    messages: [...messages, { afterMs: 0, message: { type: 'work' } }],
  };
}

/** A timer counts only for the attempt after which it was set. */
function retry(
  memory: SchedulerMemory,
  { key, token, name }: Extract<Message, { type: 'timer' }>,
): SchedulerMemory {
  const waiting = getEntry(memory.queue, key);
  const place = name === 'backoff' ? 'backoff' : 'unschedulable';
  if (!waiting || waiting.attempts !== token || waiting.place !== place) return memory;
  return { ...memory, queue: setEntry(memory.queue, key, { ...waiting, place: 'active' }) };
}

function refused(
  memory: SchedulerMemory,
  { key, refusals }: Extract<Message, { type: 'answered' }>,
  context: Context,
): Outcome<SchedulerMemory> {
  const [refusal] = refusals;
  return memory.promised[key] && refusal
    ? unkept(memory, key, refusal.status.message, context)
    : outcome(unassumed(memory, key));
}

function schedule(memory: SchedulerMemory, context: Context): Outcome<SchedulerMemory> {
  const waiting = nextPod(memory.queue);
  const pod = waiting && getObject(context.view, 'Pod', waiting.key);
  if (!waiting) return outcome(memory);
  const queue = removeEntry(memory.queue, waiting.key);
  if (!pod || pod.metadata.uid !== waiting.uid) return outcome({ ...memory, queue });
  const { view, constants, dice } = context;
  const nodes = nodeInfos(view, memory.assumed);
  const nominated = awaitedPods(view, memory.assumed, memory.nominated);
  const cycle = { pod, nodes, nominated, promised: memory.promised, view, constants };
  const placement = scheduleOne(cycle, memory.nextStart, dice('scheduler-ties'));
  const next = { ...memory, nextStart: placement.nextStart };
  const node = placement.node && getObject(view, 'Node', `/${placement.node}`);
  return node
    ? placed({ ...next, queue }, waiting, cycle, node, placement, context.nowMs)
    : failed(next, waiting, cycle, placement, context);
}

function placed(
  memory: SchedulerMemory,
  waiting: Waiting,
  cycle: Cycle,
  node: Node,
  { scored, refused: others }: Placement,
  nowMs: number,
): Outcome<SchedulerMemory> {
  const { pod } = cycle;
  const { key } = waiting;
  const { name } = pod.metadata;
  const nodeName = node.metadata.name;
  const sheet = scored.map((each) => `${each.node} ${each.total}`).join(', ');
  const plan = promiseOf(pod, node, cycle, nowMs);
  const decision: Decision = {
    rule: 'scheduler.scheduleOnePod',
    text: `${scored.length} of ${scored.length + others.length} nodes will do (${sheet}): ${name} goes to ${nodeName}${plan ? ' once its volumes are bound' : ''}.`,
    inputs: { pod: name, scored, refused: others },
    requests: plan ? plan.requests : binding(pod, node),
    cause: waiting.cause,
  };
  const assumed = setEntry(memory.assumed, key, nodeName);
  const promised = plan
    ? { ...memory.promised, [key]: { ...plan.promise, waiting } }
    : memory.promised;
  const messages = plan ? [later(key)] : [];
  return { memory: { ...memory, assumed, promised }, decisions: [decision], key, messages };
}

function failed(
  memory: SchedulerMemory,
  waiting: Waiting,
  cycle: Cycle,
  { refused }: Placement,
  context: Context,
): Outcome<SchedulerMemory> {
  const { pod, nodes, constants } = cycle;
  const attempts = waiting.attempts + 1;
  const room = roomFor(cycle, refused, context.dice('scheduler-preemption'));
  const message = failureMessage(refused, nodes.length, constants, noteOf(pod, room));
  const next: Waiting = {
    ...waiting,
    attempts,
    failedAtMs: context.nowMs,
    place: 'unschedulable',
  };
  const pending = unscheduled(pod, message, room?.node ?? null, context.nowMs);
  const decision: Decision = {
    rule: 'scheduler.scheduleOnePod',
    text: `${pod.metadata.name} stays Pending: ${message}`,
    inputs: { pod: pod.metadata.name, refused, attempts },
    requests: [
      said(pod, 'Warning', 'FailedScheduling', message),
      { verb: 'updateStatus', object: pending },
    ],
    cause: waiting.cause,
  };
  const nominated = room ? setEntry(memory.nominated, waiting.key, room.node) : memory.nominated;
  return {
    memory: { ...memory, nominated, queue: setEntry(memory.queue, waiting.key, next) },
    // Victims go before the failure is noted, or the pod would be tried again and choose them again.
    decisions: room ? [preemption(cycle, room, waiting), decision] : [decision],
    key: waiting.key,
    messages: [timer('flush', next, waiting.key, constants.unschedulableFlushMs)],
  };
}

function preemption(cycle: Cycle, room: Candidate, { cause }: Waiting): Decision {
  const { name } = cycle.pod.metadata;
  const victims = room.victims.map(({ metadata }) => metadata.name);
  return {
    rule: 'scheduler.preemption',
    text: `${name} (priority ${priorityOf(cycle.pod)}) fits on ${room.node} without ${victims.join(', ')}, which matter less: they go, and the room is promised to it.`,
    inputs: { pod: name, node: room.node, victims, violations: room.violations },
    requests: makingRoom(cycle, room),
    cause,
  };
}

function noteOf(pod: Pod, room: Candidate | null): PreemptionNote {
  if (room) return 'room made';
  return pod.spec.preemptionPolicy === 'Never' ? 'not allowed' : 'no help';
}
