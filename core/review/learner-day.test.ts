import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayStartsAt, learnerClock, learnerDay } from './learner-day';

const zones = Intl.supportedValuesOf('timeZone');
const hourMs = 3_600_000;
const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 11, 31) });

/** The same by another road: the date and hour that the zone writes, as text. */
function dayByText(atMs: number, timeZone: string): number {
  const written = new Date(atMs).toLocaleString('sv-SE', { timeZone });
  const [date = '', time = ''] = written.split(' ');
  return Date.parse(`${date}T00:00:00Z`) / (24 * hourMs) - (Number(time.slice(0, 2)) < 4 ? 1 : 0);
}

test('a day turns over at 4 a.m. on the clock of the learner', () => {
  const noon = Date.parse('2026-06-10T12:00:00Z');
  const day = learnerDay(noon, 'UTC');
  expect(learnerDay(Date.parse('2026-06-11T03:59:59.999Z'), 'UTC')).toBe(day);
  expect(learnerDay(Date.parse('2026-06-11T04:00:00Z'), 'UTC')).toBe(day + 1);
  expect(learnerDay(Date.parse('2026-06-10T18:59:59Z'), 'Asia/Tokyo')).toBe(day);
  expect(learnerDay(Date.parse('2026-06-10T19:00:00Z'), 'Asia/Tokyo')).toBe(day + 1);
});

test('any moment in any zone falls on the day that the zone itself writes', () => {
  for (const zone of zones) {
    fc.assert(
      fc.property(moments, (atMs) => learnerDay(atMs, zone) === dayByText(atMs, zone)),
      { seed: 4, numRuns: 20 },
    );
  }
});

test('a day starts at the first moment that belongs to it, in every zone', () => {
  for (const zone of zones) {
    fc.assert(
      fc.property(moments, (atMs) => {
        const day = learnerDay(atMs, zone);
        const start = dayStartsAt(day, zone);
        expect(learnerDay(start, zone)).toBe(day);
        expect(learnerDay(start - 1, zone)).toBeLessThan(day);
      }),
      { seed: 7, numRuns: 10 },
    );
  }
});

test('around every clock change of every zone each moment is in one day, and days follow each other', () => {
  let changeCount = 0;
  for (const zone of zones) {
    for (const change of clockChanges(zone)) {
      changeCount += 1;
      const moments = [-26, -5, -1, -0.001, 0, 0.5, 1, 5, 26].map(
        (hours) => change + hours * hourMs,
      );
      const days = moments.map((atMs) => learnerDay(atMs, zone));
      expect(days, zone).toEqual(days.toSorted((a, b) => a - b));
      for (const [index, day] of days.entries()) {
        if (day === days[index - 1]) continue;
        const atMs = moments[index] ?? 0;
        const next = dayStartsAt(day + 1, zone);
        expect(dayStartsAt(day, zone), zone).toBeLessThanOrEqual(atMs);
        expect(next, zone).toBeGreaterThan(atMs);
        expect(learnerDay(next - 1, zone), zone).toBe(day);
      }
    }
  }
  expect(changeCount).toBeGreaterThan(10_000);
}, 180_000);

/** When the zone's clock was changed, to the second, in the years that a review can be from. */
function clockChanges(zone: string): number[] {
  const changes: number[] = [];
  const samples = Array.from({ length: 38 * 37 }, (_, step) => Date.UTC(2000, 0, 1 + step * 10));
  samples.reduce((earlier, later) => {
    if (learnerClock(earlier, zone) - earlier !== learnerClock(later, zone) - later) {
      changes.push(changeBetween(earlier, later, zone));
    }
    return later;
  });
  return changes;
}

function changeBetween(earlier: number, later: number, zone: string): number {
  if (later - earlier < 1000) return later;
  const middle = Math.floor((earlier + later) / 2);
  const isBefore = learnerClock(middle, zone) - middle === learnerClock(earlier, zone) - earlier;
  return isBefore ? changeBetween(middle, later, zone) : changeBetween(earlier, middle, zone);
}

test('the day on which a clock jumps over 4 a.m. starts with the jump', () => {
  // Casey station went from 02:00 to 05:00 on 2009-10-18, at 18:00 UTC the day before.
  const jump = Date.parse('2009-10-17T18:00:00Z');
  expect(dayStartsAt(learnerDay(jump, 'Antarctica/Casey'), 'Antarctica/Casey')).toBe(jump);
});

test('a day that a zone left out of its calendar has no moments', () => {
  // Samoa had no 2011-12-30.
  const before = learnerDay(Date.parse('2011-12-29T22:00:00Z'), 'Pacific/Apia');
  const after = learnerDay(Date.parse('2011-12-30T22:00:00Z'), 'Pacific/Apia');
  expect(after - before).toBe(2);
});

test('an unknown zone is refused', () => {
  expect(() => learnerDay(0, 'Mars/Olympus')).toThrow(RangeError);
});
