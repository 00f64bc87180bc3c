import { performance } from 'node:perf_hooks';
import { z } from 'zod';

/** One measurement beside a named baseline of the same run: only the ratio travels between machines. */
export const figureSchema = z.object({
  name: z.string(),
  /** Milliseconds, the median of the runs, where `unit` names nothing else. */
  ours: z.number(),
  baseline: z.string(),
  theirs: z.number(),
  unit: z.enum(['kB', '/s']).optional(),
  /** What else was measured, for people. */
  note: z.string().optional(),
});
export type Figure = z.infer<typeof figureSchema>;

const RUNS = 15;

/** Runs both in turn, so that a busy moment of the machine hits both, and takes the median of each. */
export function compare(
  name: string,
  ours: () => unknown,
  baseline: string,
  theirs: () => unknown,
): Figure {
  ours();
  theirs();
  const times = Array.from({ length: RUNS }, () => ({ ours: time(ours), theirs: time(theirs) }));
  return {
    name,
    ours: median(times.map((run) => run.ours)),
    baseline,
    theirs: median(times.map((run) => run.theirs)),
  };
}

/** The same against a baseline that need not be run, such as the time that passes in reality. */
export function compareWith(
  name: string,
  ours: () => unknown,
  baseline: string,
  theirs: number,
): Figure {
  ours();
  const times = Array.from({ length: RUNS }, () => time(ours));
  return { name, ours: median(times), baseline, theirs };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
