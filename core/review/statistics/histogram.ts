import { assert } from '../../assert';

/** From `from` on, to below `to`; the last bin holds everything from its beginning on. */
export type Bin = { from: number; to: number; count: number };

/** How many values lie in each bin. A value below the first edge counts in the first bin. */
export function histogram(values: readonly number[], edges: readonly number[]): Bin[] {
  const bins = edges.map((from, index) => {
    return { from, to: edges[index + 1] ?? Number.POSITIVE_INFINITY, count: 0 };
  });
  for (const value of values) {
    const bin = bins.findLast(({ from }) => from <= value) ?? bins[0];
    assert(bin, 'a histogram has a bin');
    bin.count += 1;
  }
  return bins;
}

/** The value in the middle: half of them are no larger. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
