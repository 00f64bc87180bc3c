import { performance } from 'node:perf_hooks';

/** Of one kind of work, in milliseconds, and how many were done in a second. */
export type Latency = { p50: number; p95: number; p99: number; perSecond: number };

/** A kind of work, and how long each piece of it has taken so far, in milliseconds. */
export type Timed = {
  /** The number counts up, so that each piece can be about somebody else. */
  work: (turn: number) => Promise<unknown>;
  turn: number;
  times: number[];
};

/** As many as a server of ours keeps busy at a time. */
export const CONNECTIONS = 8;
const SLICES = 10;
const SLICE_MS = 500;

export function timed(work: Timed['work']): Timed {
  return { work, turn: 0, times: [] };
}

/**
 * Does each kind of work for some seconds, eight pieces at a time, in slices that take turns: a busy
 * moment of the machine hits all of them. The first slice of each warms up and is not counted.
 */
export async function takeTurns(kinds: readonly Timed[]): Promise<void> {
  for (const kind of kinds) await runSlice(kind);
  for (const kind of kinds) kind.times = [];
  for (let slice = 0; slice < SLICES; slice += 1) {
    for (const kind of kinds) await runSlice(kind);
  }
}

export function latencyOf({ times }: Timed): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const perSecond = (1_000 * sorted.length) / (SLICES * SLICE_MS);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond };
}

async function runSlice(kind: Timed): Promise<void> {
  const end = performance.now() + SLICE_MS;
  const one = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      kind.turn += 1;
      await kind.work(kind.turn);
      kind.times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
}
