/**
 * Days as a learner lives them: in their own time zone, and ending at 4 a.m., so that studying after
 * midnight still belongs to the evening. Moments are Unix milliseconds, zones are IANA names; an
 * unknown zone throws a RangeError.
 */

const dayMs = 86_400_000;
const rolloverMs = 4 * 3_600_000;

/** The number of a learner's day: 0 began on 1970-01-01 at 4 a.m. on their clock. */
export function learnerDay(atMs: number, timeZone: string): number {
  return Math.floor(learnerClock(atMs, timeZone) / dayMs);
}

/**
 * What a learner's clock shows, less the four hours until the day turns over, written as if it were
 * UTC. Two moments of one learner's day thus share one UTC date.
 */
export function learnerClock(atMs: number, timeZone: string): number {
  return atMs + offsetMs(atMs, timeZone) - rolloverMs;
}

/** The first moment of a learner's day. */
export function dayStartsAt(day: number, timeZone: string): number {
  const clock = day * dayMs;
  const near = clock + rolloverMs - offsetMs(clock, timeZone);
  const start = clock + rolloverMs - offsetMs(near, timeZone);
  const isFirst =
    learnerClock(start, timeZone) === clock && learnerClock(start - 1, timeZone) < clock;
  return isFirst ? start : searchStart(day, timeZone);
}

/** For the rare day on which the clock jumps over 4 a.m. or shows it twice. */
function searchStart(day: number, timeZone: string): number {
  let before = (day - 1) * dayMs;
  let within = (day + 2) * dayMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (learnerDay(middle, timeZone) < day) before = middle;
    else within = middle;
  }
  return within;
}

/** How far the zone's clock is ahead of UTC at a moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(atMs);
  const shown = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const clock = Date.UTC(
    shown('year'),
    shown('month') - 1,
    shown('day'),
    shown('hour'),
    shown('minute'),
    shown('second'),
  );
  return clock - Math.floor(atMs / 1000) * 1000;
}

// Making a format costs a hundred times what using it does.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
