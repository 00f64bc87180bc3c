import { learnerClock } from '../learner-day';

const dayMs = 86_400_000;

/**
 * `learnerClock` of one zone for very many moments: asking the zone costs a hundred times what adding
 * does, so it is asked twice for each UTC date, and of a date on which the clocks change each time.
 */
export function clockIn(timeZone: string): (atMs: number) => number {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = makeClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

// What a zone's clock showed never changes, and there are only so many dates.
const clocks = new Map<string, (atMs: number) => number>();

function makeClock(timeZone: string): (atMs: number) => number {
  /** By UTC date, what to add; null where that changes within it. */
  const shifts = new Map<number, number | null>();
  return (atMs) => {
    const date = Math.floor(atMs / dayMs);
    let shift = shifts.get(date);
    if (shift === undefined) {
      shift = shiftOf(date, timeZone);
      shifts.set(date, shift);
    }
    return shift === null ? learnerClock(atMs, timeZone) : atMs + shift;
  };
}

function shiftOf(date: number, timeZone: string): number | null {
  const first = date * dayMs;
  const last = first + dayMs - 1;
  const shift = learnerClock(first, timeZone) - first;
  return learnerClock(last, timeZone) - last === shift ? shift : null;
}
