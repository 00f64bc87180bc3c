import type { Memory } from '../law';
import { allMemories, statesAround } from './memory-grid';

/** One way that a turn may go: how likely it is, what it leaves, how long it takes. */
export type Way = { odds: number; memory: Memory; seconds: number };

/** For each state, the states that a turn may lead to: row s is `starts[s]` to `starts[s + 1]` of the others. */
export type Lottery = {
  starts: Int32Array;
  states: Int32Array;
  odds: Float64Array;
  /** Expected, by state. */
  seconds: Float64Array;
};

export function lotteryOf(waysFrom: (memory: Memory) => readonly Way[]): Lottery {
  const rows = allMemories.map((memory) => {
    const ways = waysFrom(memory);
    const odds = new Map<number, number>();
    for (const way of ways) {
      for (const [state, share] of statesAround(way.memory)) {
        odds.set(state, (odds.get(state) ?? 0) + way.odds * share);
      }
    }
    return { odds, seconds: ways.reduce((sum, way) => sum + way.odds * way.seconds, 0) };
  });
  const starts = new Int32Array(rows.length + 1);
  for (const [state, row] of rows.entries())
    starts[state + 1] = (starts[state] ?? 0) + row.odds.size;
  return {
    starts,
    states: Int32Array.from(rows.flatMap((row) => [...row.odds.keys()])),
    odds: Float64Array.from(rows.flatMap((row) => [...row.odds.values()])),
    seconds: Float64Array.from(rows, ({ seconds }) => seconds),
  };
}

/** What a turn from a state is worth, when states are worth `values` after it. */
export function worthOf(
  { starts, states, odds, seconds }: Lottery,
  state: number,
  values: Float64Array,
  pricePerSecond: number,
): number {
  let worth = -pricePerSecond * (seconds[state] ?? 0);
  const end = starts[state + 1] ?? 0;
  for (let index = starts[state] ?? 0; index < end; index += 1) {
    worth += (odds[index] ?? 0) * (values[states[index] ?? 0] ?? 0);
  }
  return worth;
}
