/**
 * The queue of keys to look at. A key is never worked on twice at once, and a burst of reasons is one piece of
 * work: level-triggered. Upstream: client-go/util/workqueue/queue.go, default_rate_limiters.go.
 */
import {
  firstEntry,
  getEntry,
  removeEntry,
  type SortedMap,
  setEntry,
  valuesOf,
} from '../sorted-map';

export type WorkQueue = {
  /** The keys that wait, by their turns. */
  readonly turns: SortedMap<number, string>;
  readonly nextTurn: number;
  /** Keys with unfinished reasons, each with the trace entry that gave the newest one. */
  readonly dirty: SortedMap<string, number | null>;
  readonly processing: readonly string[];
  /** How often in a row each key failed. */
  readonly failures: Readonly<Record<string, number>>;
  /** When keys that wait for a moment come in again, in virtual milliseconds. */
  readonly delayed: Readonly<Record<string, number>>;
};

export const emptyQueue: WorkQueue = {
  turns: null,
  nextTurn: 0,
  dirty: null,
  processing: [],
  failures: {},
  delayed: {},
};

/** The keys that wait, the next one first. */
export function waitingKeys({ turns }: WorkQueue): string[] {
  return valuesOf(turns);
}

export function isEmpty({ turns }: WorkQueue): boolean {
  return turns === null;
}

export function add(queue: WorkQueue, key: string, cause: number | null): WorkQueue {
  const isWaiting = isDirty(queue, key) || queue.processing.includes(key);
  const next = { ...queue, dirty: setEntry(queue.dirty, key, cause) };
  return isWaiting ? next : enqueued(next, key);
}

export function take(
  queue: WorkQueue,
): { key: string; cause: number | null; queue: WorkQueue } | null {
  const first = firstEntry(queue.turns);
  if (!first) return null;
  const key = first.value;
  const turns = removeEntry(queue.turns, first.key);
  const dirty = removeEntry(queue.dirty, key);
  const processing = [...queue.processing, key];
  const cause = getEntry(queue.dirty, key) ?? null;
  return { key, cause, queue: { ...queue, turns, dirty, processing } };
}

export function done(queue: WorkQueue, key: string): WorkQueue {
  const processing = queue.processing.filter((other) => other !== key);
  const finished = { ...queue, processing };
  return isDirty(queue, key) ? enqueued(finished, key) : finished;
}

/**
 * Lets a key come in again at a moment. Of several moments only the earliest counts, or each look would begin a
 * row of looks that never ends. Upstream: client-go/util/workqueue/delaying_queue.go.
 */
export function delay(
  queue: WorkQueue,
  key: string,
  atMs: number,
): { queue: WorkQueue; isSooner: boolean } {
  const known = queue.delayed[key];
  if (known !== undefined && known <= atMs) return { queue, isSooner: false };
  return { queue: { ...queue, delayed: { ...queue.delayed, [key]: atMs } }, isSooner: true };
}

/** A moment has come. One that an earlier one replaced is none. */
export function comeIn(
  queue: WorkQueue,
  key: string,
  atMs: number,
  cause: number | null,
): WorkQueue {
  if (queue.delayed[key] !== atMs) return queue;
  const { [key]: _, ...delayed } = queue.delayed;
  return add({ ...queue, delayed }, key, cause);
}

export function forget(queue: WorkQueue, key: string): WorkQueue {
  if (!(key in queue.failures)) return queue;
  const { [key]: _, ...failures } = queue.failures;
  return { ...queue, failures };
}

/** Counts a failure; the retry waits 5 ms * 2^failures, 1000 s at most. */
export function fail(queue: WorkQueue, key: string): { queue: WorkQueue; afterMs: number } {
  const before = queue.failures[key] ?? 0;
  const failures = { ...queue.failures, [key]: before + 1 };
  return { queue: { ...queue, failures }, afterMs: Math.min(5 * 2 ** before, 1_000_000) };
}

function enqueued(queue: WorkQueue, key: string): WorkQueue {
  const { turns, nextTurn } = queue;
  return { ...queue, turns: setEntry(turns, nextTurn, key), nextTurn: nextTurn + 1 };
}

function isDirty({ dirty }: WorkQueue, key: string): boolean {
  return getEntry(dirty, key) !== undefined;
}
