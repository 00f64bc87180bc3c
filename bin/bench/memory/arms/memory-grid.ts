/** States of memory as a table: strength on a logarithmic scale, difficulty on a plain one. */
import type { Memory } from '../law';

const STRENGTHS = 48;
const STRENGTH_MIN_DAYS = 0.05;
const STRENGTH_MAX_DAYS = 5_000;
const DIFFICULTIES = 7;
const LOG_STEP = Math.log(STRENGTH_MAX_DAYS / STRENGTH_MIN_DAYS) / (STRENGTHS - 1);
const DIFFICULTY_STEP = 9 / (DIFFICULTIES - 1);

export const allMemories: readonly Memory[] = Array.from(
  { length: STRENGTHS * DIFFICULTIES },
  (_, state) => ({
    strength: STRENGTH_MIN_DAYS * Math.exp(LOG_STEP * (state % STRENGTHS)),
    difficulty: 1 + DIFFICULTY_STEP * Math.floor(state / STRENGTHS),
  }),
);

export function nearestState(memory: Memory): number {
  return Math.round(rowOf(memory)) * STRENGTHS + Math.round(columnOf(memory));
}

/** The four states around a memory and how near each is; the shares add up to 1. */
export function statesAround(memory: Memory): [state: number, share: number][] {
  const column = columnOf(memory);
  const row = rowOf(memory);
  const [right, down] = [column % 1, row % 1];
  const state = Math.floor(row) * STRENGTHS + Math.floor(column);
  return [
    [state, (1 - right) * (1 - down)],
    [state + 1, right * (1 - down)],
    [state + STRENGTHS, (1 - right) * down],
    [state + STRENGTHS + 1, right * down],
  ];
}

function columnOf({ strength }: Memory): number {
  return clamp(Math.log(strength / STRENGTH_MIN_DAYS) / LOG_STEP, STRENGTHS - 1);
}

function rowOf({ difficulty }: Memory): number {
  return clamp((difficulty - 1) / DIFFICULTY_STEP, DIFFICULTIES - 1);
}

/** Short of the last, so that there is always a next. */
function clamp(place: number, last: number): number {
  return Math.min(last - 1e-9, Math.max(0, place));
}
