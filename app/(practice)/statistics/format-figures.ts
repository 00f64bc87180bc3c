import type { Share } from '#core/review/statistics/wilson';

const dayMs = 86_400_000;

/** From this many cases on a tenth of a percent is more than chance. */
const TENTHS_FROM = 400;

/** "91 %", "91.3 %" when there are enough cases for it, "–" of none. */
export function shareText({ count, of }: Share): string {
  return of === 0 ? '–' : percentText(count / of, of >= TENTHS_FROM ? 1 : 0);
}

export function percentText(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}\u00a0%`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "under a minute", "12 min", "3 h 20 min". */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes === 0) return ms === 0 ? '0 min' : 'under a minute';
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours.toLocaleString('en')} h ${minutes % 60} min`;
}

const short = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A learner's day as its date. */
export function dayText(day: number): string {
  return short.format(day * dayMs);
}

export function dayTextWithYear(day: number): string {
  return long.format(day * dayMs);
}

/** "Nov 3, 2026" or "Nov 3 – Nov 9, 2026". */
export function spanText(firstDay: number, lastDay: number): string {
  const last = dayTextWithYear(lastDay);
  return firstDay === lastDay ? last : `${dayText(firstDay)} – ${last}`;
}

/** Evenly spread places, the first and the last among them: few enough to have words below. */
export function sparsePlaces(count: number, wanted = 4): Set<number> {
  if (count <= wanted) return new Set(Array(count).keys());
  return new Set(
    Array.from({ length: wanted }, (_, index) => Math.round((index * (count - 1)) / (wanted - 1))),
  );
}
