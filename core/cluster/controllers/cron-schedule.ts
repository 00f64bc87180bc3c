/** When a schedule such as `0 3 * * 1-5` is next. Upstream: github.com/robfig/cron v1.1.0 ParseStandard, SpecSchedule.Next. */
import { sum } from './rolling';

type Field = { values: ReadonlySet<number>; isStar: boolean };

export type CronSchedule =
  | { minute: Field; hour: Field; day: Field; month: Field; weekday: Field }
  | { everyMs: number };

type Bounds = { min: number; max: number; names: readonly string[] };

const MONTHS = [
  '',
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const bounds = {
  minute: { min: 0, max: 59, names: [] },
  hour: { min: 0, max: 23, names: [] },
  day: { min: 1, max: 31, names: [] },
  month: { min: 1, max: 12, names: MONTHS },
  weekday: { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
} as const satisfies Record<string, Bounds>;

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const EVERY = '@every ';
const DURATION = /^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/;
const DURATION_PART = /(\d+(?:\.\d+)?)(h|ms|m|s)/g;
const FIELDS = 5;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const YEARS = 5;

export function parseSchedule(text: string): CronSchedule | { error: string } {
  if (text === '') return { error: 'Empty spec string' };
  if (text.startsWith(EVERY)) return everySchedule(text);
  if (text.startsWith('@')) {
    const plain = Object.hasOwn(descriptors, text) ? descriptors[text] : undefined;
    return plain ? parseSchedule(plain) : { error: `Unrecognized descriptor: ${text}` };
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length !== FIELDS) {
    return { error: `Expected exactly ${FIELDS} fields, found ${words.length}: ${text}` };
  }
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = words;
  try {
    return {
      minute: fieldOf(minute, bounds.minute),
      hour: fieldOf(hour, bounds.hour),
      day: fieldOf(day, bounds.day),
      month: fieldOf(month, bounds.month),
      weekday: fieldOf(weekday, bounds.weekday),
    };
  } catch (error) {
    if (error instanceof FieldError) return { error: error.message };
    throw error;
  }
}

/** The first time after a moment, in milliseconds of the Unix clock; null when there is none within five years. */
export function nextTimeMs(schedule: CronSchedule, afterMs: number): number | null {
  if ('everyMs' in schedule) return Math.floor(afterMs / 1000) * 1000 + schedule.everyMs;
  const fromMs = (Math.floor(afterMs / MINUTE_MS) + 1) * MINUTE_MS;
  const lastYear = new Date(afterMs + 1000).getUTCFullYear() + YEARS;
  let dayMs = Math.floor(fromMs / DAY_MS) * DAY_MS;
  while (new Date(dayMs).getUTCFullYear() <= lastYear) {
    const found = isDay(schedule, dayMs) ? firstOfDay(schedule, dayMs, fromMs) : null;
    if (found !== null) return found;
    dayMs += DAY_MS;
  }
  return null;
}

class FieldError extends Error {}

/** Whole seconds, one at least. */
function everySchedule(text: string): CronSchedule | { error: string } {
  const duration = text.slice(EVERY.length);
  if (!DURATION.test(duration)) {
    const words = `time: invalid duration ${JSON.stringify(duration)}`;
    return { error: `Failed to parse duration ${text}: ${words}` };
  }
  const units: Readonly<Record<string, number>> = { h: HOUR_MS, m: MINUTE_MS, s: 1000, ms: 1 };
  const parts = [...duration.matchAll(DURATION_PART)];
  const totalMs = sum(parts.map(([, value, unit]) => Number(value) * (units[unit ?? ''] ?? 0)));
  return { everyMs: Math.max(1000, Math.floor(totalMs / 1000) * 1000) };
}

/** Days of the month and of the week: either is enough where both are restricted. */
function isDay(
  { day, month, weekday }: Exclude<CronSchedule, { everyMs: number }>,
  dayMs: number,
): boolean {
  const date = new Date(dayMs);
  if (!month.values.has(date.getUTCMonth() + 1)) return false;
  const isOfMonth = day.values.has(date.getUTCDate());
  const isOfWeek = weekday.values.has(date.getUTCDay());
  return day.isStar || weekday.isStar ? isOfMonth && isOfWeek : isOfMonth || isOfWeek;
}

function firstOfDay(
  { minute, hour }: Exclude<CronSchedule, { everyMs: number }>,
  dayMs: number,
  fromMs: number,
): number | null {
  for (const ofDay of sorted(hour)) {
    for (const ofHour of sorted(minute)) {
      const atMs = dayMs + ofDay * HOUR_MS + ofHour * MINUTE_MS;
      if (atMs >= fromMs) return atMs;
    }
  }
  return null;
}

function sorted({ values }: Field): number[] {
  return [...values].sort((a, b) => a - b);
}

function fieldOf(text: string, limits: Bounds): Field {
  const ranges = text
    .split(',')
    .filter(Boolean)
    .map((range) => rangeOf(range, limits));
  return {
    values: new Set(ranges.flatMap(({ values }) => values)),
    isStar: ranges.some(({ isStar }) => isStar),
  };
}

function rangeOf(text: string, limits: Bounds): { values: number[]; isStar: boolean } {
  const [range = '', ...steps] = text.split('/');
  const [low = '', ...highs] = range.split('-');
  const isStar = low === '*' || low === '?';
  if (!isStar && highs.length > 1) throw new FieldError(`Too many hyphens: ${text}`);
  const start = isStar ? limits.min : numberOf(low, limits.names);
  const [high] = highs;
  const said = high === undefined || isStar ? start : numberOf(high, limits.names);
  if (steps.length > 1) throw new FieldError(`Too many slashes: ${text}`);
  const [stepText] = steps;
  const step = stepText === undefined ? 1 : integerOf(stepText);
  const isOpen = isStar || (stepText !== undefined && highs.length === 0);
  const end = isOpen ? limits.max : said;
  check(start, end, step, limits, text);
  const count = Math.floor((end - start) / step) + 1;
  return { values: Array.from({ length: count }, (_, i) => start + i * step), isStar };
}

function check(start: number, end: number, step: number, { min, max }: Bounds, text: string) {
  if (start < min)
    throw new FieldError(`Beginning of range (${start}) below minimum (${min}): ${text}`);
  if (end > max) throw new FieldError(`End of range (${end}) above maximum (${max}): ${text}`);
  if (start > end) {
    throw new FieldError(`Beginning of range (${start}) beyond end of range (${end}): ${text}`);
  }
  if (step === 0) throw new FieldError(`Step of range should be a positive number: ${text}`);
}

function numberOf(text: string, names: readonly string[]): number {
  const named = text === '' ? -1 : names.indexOf(text.toLowerCase());
  return named >= 0 ? named : integerOf(text);
}

function integerOf(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) {
    const words = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
    throw new FieldError(`Failed to parse int from ${text}: ${words}`);
  }
  const value = Number(text);
  if (value < 0) throw new FieldError(`Negative number (${value}) not allowed: ${text}`);
  return value;
}
