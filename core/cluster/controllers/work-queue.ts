/**
 * The queue of keys to look at. A key is never worked on twice at once, and a burst of reasons is one piece of
 * work: level-triggered. Upstream: client-go/util/workqueue/queue.go, default_rate_limiters.go.
 */
export type WorkQueue = {
  readonly queue: readonly string[];
  /** Keys with unfinished reasons, each with the trace entry that gave the newest one. */
  readonly dirty: Readonly<Record<string, number | null>>;
  readonly processing: readonly string[];
  /** How often in a row each key failed. */
  readonly failures: Readonly<Record<string, number>>;
};

export const emptyQueue: WorkQueue = { queue: [], dirty: {}, processing: [], failures: {} };

export function add(queue: WorkQueue, key: string, cause: number | null): WorkQueue {
  const dirty = { ...queue.dirty, [key]: cause };
  const isWaiting = key in queue.dirty || queue.processing.includes(key);
  return { ...queue, dirty, queue: isWaiting ? queue.queue : [...queue.queue, key] };
}

export function take(
  queue: WorkQueue,
): { key: string; cause: number | null; queue: WorkQueue } | null {
  const [key, ...rest] = queue.queue;
  if (key === undefined) return null;
  const { [key]: cause = null, ...dirty } = queue.dirty;
  const processing = [...queue.processing, key];
  return { key, cause, queue: { ...queue, queue: rest, dirty, processing } };
}

export function done(queue: WorkQueue, key: string): WorkQueue {
  const processing = queue.processing.filter((other) => other !== key);
  const again = key in queue.dirty ? [...queue.queue, key] : queue.queue;
  return { ...queue, processing, queue: again };
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
