/** Every controller's frame: changes become keys, keys wait in a queue, one key at a time is looked at. */
import {
  type Actor,
  type Context,
  type Decision,
  type Later,
  type Message,
  type Outcome,
  type Refusal,
  unchanged,
} from '../actor';
import type { Change } from '../store';
import {
  add,
  comeIn,
  delay,
  done,
  emptyQueue,
  fail,
  forget,
  isEmpty,
  take,
  type WorkQueue,
} from './work-queue';

export type Controller<M> = {
  /** What it remembers besides its queue. */
  initial: M;
  /** Which keys a change gives reason to look at. */
  observe: (memory: M, change: Change, context: Context) => { memory: M; keys: readonly string[] };
  /** Compares what is wanted with what is there, for one key, and decides. */
  sync: (memory: M, key: string, context: Context) => Synced<M>;
  /** What it makes of requests that were refused, before the key is looked at again after a back-off. */
  refused?: (
    memory: M,
    key: string,
    refusals: readonly Refusal[],
    context: Context,
  ) => { memory: M; decisions: readonly Decision[] };
  /** What is looked at again in a fixed rhythm, whatever happens; a timer `resync` begins it. */
  resync?: { periodMs: number; keys: (context: Context) => readonly string[] };
};

/** The key of what is said of refusals: whether it is heard does not matter. */
const UNASKED = '';

export type Synced<M> = {
  memory: M;
  decisions: readonly Decision[];
  /** Look again after so long, whatever happens. */
  againAfterMs?: number;
};

export type ControllerMemory<M> = {
  readonly own: M;
  readonly work: WorkQueue;
  /** Whether a `work` message is on its way. */
  readonly isAwake: boolean;
};

export function makeController<M>(controller: Controller<M>): Actor<ControllerMemory<M>> {
  return {
    initial: { own: controller.initial, work: emptyQueue, isAwake: false },
    step: (memory, message, context) => awake(stepOf(controller, memory, message, context)),
  };
}

function stepOf<M>(
  controller: Controller<M>,
  memory: ControllerMemory<M>,
  message: Message,
  context: Context,
): Outcome<ControllerMemory<M>> {
  switch (message.type) {
    case 'watch':
      return unchanged(observeAll(controller, memory, context));
    case 'add':
      return unchanged({
        ...memory,
        work: comeIn(memory.work, message.key, context.nowMs, context.cause),
      });
    case 'work':
      return work(controller, memory, context);
    case 'answered':
      return answered(controller, memory, message, context);
    case 'timer':
      return resync(controller, memory, context);
    default:
      return unchanged(memory);
  }
}

function resync<M>(
  { resync: rhythm }: Controller<M>,
  memory: ControllerMemory<M>,
  context: Context,
): Outcome<ControllerMemory<M>> {
  if (!rhythm) return unchanged(memory);
  const work = rhythm.keys(context).reduce((queue, key) => add(queue, key, null), memory.work);
  const message: Message = { type: 'timer', name: 'resync', key: '', token: 0 };
  return { ...unchanged({ ...memory, work }), messages: [{ afterMs: rhythm.periodMs, message }] };
}

function observeAll<M>(
  controller: Controller<M>,
  memory: ControllerMemory<M>,
  context: Context,
): ControllerMemory<M> {
  let { own, work: queue } = memory;
  for (const change of context.changes) {
    const observed = controller.observe(own, change, context);
    own = observed.memory;
    for (const key of observed.keys) queue = add(queue, key, change.cause);
  }
  const isNews = own !== memory.own || queue !== memory.work;
  return isNews ? { ...memory, own, work: queue } : memory;
}

function work<M>(
  controller: Controller<M>,
  memory: ControllerMemory<M>,
  context: Context,
): Outcome<ControllerMemory<M>> {
  const taken = take(memory.work);
  if (!taken) return unchanged({ ...memory, isAwake: false });
  const synced = controller.sync(memory.own, taken.key, { ...context, cause: taken.cause });
  const isDone = synced.decisions.every((decision) => decision.requests.length === 0);
  const queue = isDone ? forget(done(taken.queue, taken.key), taken.key) : taken.queue;
  const later = again(queue, taken.key, synced.againAfterMs, context.nowMs);
  return {
    memory: { own: synced.memory, work: later.queue, isAwake: false },
    decisions: synced.decisions.map((decision) => ({ cause: taken.cause, ...decision })),
    key: taken.key,
    messages: later.messages,
  };
}

function again(
  queue: WorkQueue,
  key: string,
  afterMs: number | undefined,
  nowMs: number,
): { queue: WorkQueue; messages: readonly Later[] } {
  if (afterMs === undefined) return { queue, messages: [] };
  const delayed = delay(queue, key, nowMs + afterMs);
  const message: Message = { type: 'add', key };
  return { queue: delayed.queue, messages: delayed.isSooner ? [{ afterMs, message }] : [] };
}

/** A refused request, a 409 above all, is tried again from the start after a back-off. */
function answered<M>(
  { refused }: Controller<M>,
  memory: ControllerMemory<M>,
  { key, refusals }: Extract<Message, { type: 'answered' }>,
  context: Context,
): Outcome<ControllerMemory<M>> {
  if (key === UNASKED) return unchanged(memory);
  const finished = done(memory.work, key);
  if (refusals.length === 0) return unchanged({ ...memory, work: forget(finished, key) });
  const failed = fail(finished, key);
  const { queue, messages } = again(failed.queue, key, failed.afterMs, context.nowMs);
  const told = refused?.(memory.own, key, refusals, context);
  return {
    memory: { ...memory, own: told ? told.memory : memory.own, work: queue },
    decisions: told ? told.decisions : [],
    key: UNASKED,
    messages,
  };
}

/** As long as keys wait, one `work` message is on its way. */
function awake<M>(outcome: Outcome<ControllerMemory<M>>): Outcome<ControllerMemory<M>> {
  const { memory, messages } = outcome;
  if (memory.isAwake || isEmpty(memory.work)) return outcome;
  return {
    ...outcome,
    memory: { ...memory, isAwake: true },
    messages: [...messages, { afterMs: 0, message: { type: 'work' } }],
  };
}
