/**
 * Creating in batches of 1, 2, 4, 8 ...: if the first pod is refused, so would be the others, and the API
 * server is not asked a thousand times in vain. Upstream: pkg/controller/replicaset/replica_set.go slowStartBatch.
 */
export type SlowStart = {
  batches: readonly number[];
  /** How many are asked for before it stops: the batch in which one is refused is the last. */
  calls: number;
  successes: number;
};

/** `failing` is the number of the call that is refused, from 1; null when none is. */
export function slowStart(count: number, first: number, failing: number | null): SlowStart {
  const batches: number[] = [];
  let calls = 0;
  let isStopped = false;
  for (let size = first, left = count; left > 0; size *= 2) {
    const batch = Math.min(size, left);
    batches.push(batch);
    left -= batch;
    if (isStopped) continue;
    calls += batch;
    isStopped = failing !== null && failing <= calls;
  }
  return { batches, calls, successes: isStopped ? calls - 1 : calls };
}
