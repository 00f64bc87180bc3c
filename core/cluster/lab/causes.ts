/** Why something happened: the chain of trace entries back to the command that began it. */
import type { TraceEntry } from '../world';

/** From the entry's own cause back to the first, nearest first. */
export function causesOf(entry: TraceEntry, all: readonly TraceEntry[]): TraceEntry[] {
  const chain: TraceEntry[] = [];
  let cause = entry.cause;
  while (cause !== null) {
    const found = findBySeq(all, cause);
    if (!found) break;
    chain.push(found);
    cause = found.cause;
  }
  return chain;
}

/** Entries are in the order of their seq, so halving finds one. */
function findBySeq(all: readonly TraceEntry[], seq: number): TraceEntry | null {
  let low = 0;
  let high = all.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = all[middle];
    if (!entry) return null;
    if (entry.seq === seq) return entry;
    if (entry.seq < seq) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
