/**
 * Which pod is next. Pods wait in three places: active, backing off after a failure, and unschedulable until
 * something happens that may help. Upstream: pkg/scheduler/internal/queue/scheduling_queue.go.
 */
import { type SortedMap, setEntry, valuesOf } from '../sorted-map';

export type Waiting = {
  readonly key: string;
  readonly uid: string;
  readonly priority: number;
  readonly queuedAtMs: number;
  /** Rises with each entry, so that pods of the same time keep their order. */
  readonly order: number;
  readonly attempts: number;
  readonly failedAtMs: number;
  readonly place: 'active' | 'backoff' | 'unschedulable';
  readonly cause: number | null;
};

export type SchedulingQueue = SortedMap<string, Waiting>;

type Attempted = Pick<Waiting, 'attempts' | 'failedAtMs'>;

/** Between the whole seconds, as the scheduler's start is nobody's. */
const FLUSH_PHASE_MS = 500;
const FLUSH_PERIOD_MS = 1000;
const BACKOFF_FIRST_MS = 1000;
const BACKOFF_MAX_MS = 10_000;

/** Higher priority first, then who waits longest. */
export function nextPod(queue: SchedulingQueue): Waiting | null {
  let best: Waiting | null = null;
  for (const waiting of valuesOf(queue)) {
    if (waiting.place === 'active' && (!best || isBefore(waiting, best))) best = waiting;
  }
  return best;
}

/** 1 s after the first failure, doubling, 10 s at most. */
export function backoffMs(
  attempts: number,
  firstMs = BACKOFF_FIRST_MS,
  maxMs = BACKOFF_MAX_MS,
): number {
  return attempts <= 1 ? firstMs : Math.min(firstMs * 2 ** (attempts - 1), maxMs);
}

/**
 * How long until a pod that failed at a moment is looked at again: who has backed off long enough is looked for once a
 * second. A pod that this look has found fails a little after it, and so waits for the second after its time.
 */
export function backoffLeftMs({ attempts, failedAtMs }: Attempted, nowMs: number): number {
  const endMs = failedAtMs + backoffMs(attempts);
  if (endMs <= nowMs) return 0;
  const ticks = Math.floor((endMs - FLUSH_PHASE_MS) / FLUSH_PERIOD_MS) + 1;
  return ticks * FLUSH_PERIOD_MS + FLUSH_PHASE_MS - nowMs;
}

/** Something happened that may help: who has backed off long enough is active again, the others soon. */
export function moveUnschedulable(
  queue: SchedulingQueue,
  nowMs: number,
  cause: number | null,
  isHelped: (waiting: Waiting) => boolean,
): { queue: SchedulingQueue; backingOff: readonly { key: string; afterMs: number }[] } {
  let moved = queue;
  const backingOff: { key: string; afterMs: number }[] = [];
  const stuck = valuesOf(queue).filter(
    (waiting) => waiting.place === 'unschedulable' && isHelped(waiting),
  );
  for (const waiting of stuck.sort((a, b) => a.order - b.order)) {
    const afterMs = backoffLeftMs(waiting, nowMs);
    const place = afterMs > 0 ? 'backoff' : 'active';
    moved = setEntry(moved, waiting.key, { ...waiting, place, cause });
    if (afterMs > 0) backingOff.push({ key: waiting.key, afterMs });
  }
  return { queue: moved, backingOff };
}

export function isBefore(a: Waiting, b: Waiting): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.queuedAtMs !== b.queuedAtMs) return a.queuedAtMs < b.queuedAtMs;
  return a.order < b.order;
}
