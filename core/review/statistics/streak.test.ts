import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayStartsAt, learnerDay } from '../learner-day';
import { streak } from './streak';
import { type StudyMoment, studiedDays } from './studied-days';

const zones = Intl.supportedValuesOf('timeZone');
const hourMs = 3_600_000;
const first = 20_000;

/** Answers at noon on some days, counted from the first. */
function atNoon(days: readonly number[], timeZone = 'UTC'): StudyMoment[] {
  return days.map((day) => ({
    atMs: dayStartsAt(first + day, timeZone) + 8 * hourMs,
    timeZone,
  }));
}

function streakOf(days: readonly number[], today: number) {
  return streak(studiedDays(atNoon(days)), { day: first + today, timeZone: 'UTC' });
}

const upTo = (count: number) => [...Array(count).keys()];

test('nobody has a streak before they studied', () => {
  expect(streak([], { day: first, timeZone: 'UTC' })).toEqual({
    length: 0,
    longest: 0,
    freezes: 0,
    daysToFreeze: 7,
    isTodayDone: false,
    frozenDays: [],
  });
});

test('days in a row count, and today is not missed before it is over', () => {
  expect(streakOf([0, 1, 2], 2)).toMatchObject({ length: 3, isTodayDone: true });
  expect(streakOf([0, 1, 2], 3)).toMatchObject({ length: 3, isTodayDone: false });
  expect(streakOf([0, 1, 2], 4)).toMatchObject({ length: 0, longest: 3 });
  expect(streakOf([0, 1, 4], 4)).toMatchObject({ length: 1, longest: 2 });
});

test('seven studied days earn a freeze, which is used by itself for a missed day', () => {
  expect(streakOf(upTo(6), 5)).toMatchObject({ freezes: 0, daysToFreeze: 1 });
  expect(streakOf(upTo(7), 6)).toMatchObject({ freezes: 1, daysToFreeze: 7 });
  expect(streakOf([...upTo(7), 8], 8)).toMatchObject({
    length: 8,
    freezes: 0,
    frozenDays: [first + 7],
  });
  expect(streakOf(upTo(7), 8)).toMatchObject({ length: 7, freezes: 0, isTodayDone: false });
  expect(streakOf(upTo(7), 9)).toMatchObject({ length: 0, freezes: 0 });
});

test('at most two freezes are kept, and they bridge two days in a row', () => {
  expect(streakOf(upTo(30), 29)).toMatchObject({ freezes: 2, daysToFreeze: null });
  expect(streakOf([...upTo(30), 32], 32)).toMatchObject({
    length: 31,
    freezes: 0,
    frozenDays: [first + 30, first + 31],
  });
  expect(streakOf([...upTo(30), 33], 33)).toMatchObject({ length: 1, longest: 30, freezes: 0 });
});

test('however it goes, no more is forgiven than was earned', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(120), { minLength: 1 }), fc.nat(20), (days, ahead) => {
      const sorted = days.toSorted((a, b) => a - b);
      const today = (sorted.at(-1) ?? 0) + ahead;
      const { length, longest, freezes, frozenDays } = streakOf(days, today);
      expect(frozenDays.length + freezes).toBeLessThanOrEqual(Math.floor(days.length / 7));
      expect(freezes).toBeLessThanOrEqual(2);
      expect(length).toBeLessThanOrEqual(longest);
      expect(longest).toBeLessThanOrEqual(days.length);
      for (const day of frozenDays) expect(sorted).not.toContain(day - first);
    }),
    { seed: 61, numRuns: 500 },
  );
});

test('who studies on each of their days keeps the streak through every clock change of every zone', () => {
  for (const timeZone of zones) {
    fc.assert(
      fc.property(
        fc.integer({ min: 11_000, max: 24_000 }),
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (day, parts) => {
          const moments = parts.flatMap((part, index) => momentOf(day + index, part, timeZone));
          const today = { day: day + parts.length - 1, timeZone };
          const kept = streak(studiedDays(moments), today);
          expect(kept.length).toBe(moments.length);
          expect(kept.frozenDays).toEqual([]);
        },
      ),
      { seed: 62, numRuns: 2 },
    );
  }
});

test('who leaves one whole day out loses the streak in every zone', () => {
  for (const timeZone of zones) {
    const moments = [0, 1, 3].flatMap((day) => momentOf(first + 90 + day, 0.9999, timeZone));
    const today = { day: first + 93, timeZone };
    expect(streak(studiedDays(moments), today).length, timeZone).toBe(1);
  }
});

test('the day that Samoa left out is not missed', () => {
  const timeZone = 'Pacific/Apia';
  const days = [Date.UTC(2011, 11, 29, 20), Date.UTC(2011, 11, 30, 20)];
  const moments = days.map((atMs) => ({ atMs, timeZone }));
  const today = learnerDay(Date.UTC(2011, 11, 30, 21), timeZone);
  expect(streak(studiedDays(moments), { day: today, timeZone })).toMatchObject({
    length: 2,
    frozenDays: [],
  });
});

test('a night flight over the date line misses no day', () => {
  const evening = Date.parse('2026-03-02T22:00:00-08:00');
  const landed = evening + 15 * hourMs;
  const moments = [
    { atMs: evening, timeZone: 'America/Los_Angeles' },
    { atMs: landed + 12 * hourMs, timeZone: 'Australia/Sydney' },
  ];
  const day = learnerDay(landed, 'Australia/Sydney');
  expect(day - learnerDay(evening, 'America/Los_Angeles')).toBe(2);
  const today = { day, timeZone: 'Australia/Sydney' };
  expect(streak(studiedDays(moments.slice(0, 1)), today).length).toBe(1);
  expect(streak(studiedDays(moments), today).length).toBe(2);
});

test('the way back, on which a day comes twice, keeps it, too', () => {
  const moments = [
    { atMs: Date.parse('2026-03-04T10:00:00+11:00'), timeZone: 'Australia/Sydney' },
    { atMs: Date.parse('2026-03-03T23:00:00-08:00'), timeZone: 'America/Los_Angeles' },
  ];
  const days = studiedDays(moments);
  expect(days).toHaveLength(2);
  const day = learnerDay(Date.parse('2026-03-03T23:30:00-08:00'), 'America/Los_Angeles');
  expect(streak(days, { day, timeZone: 'America/Los_Angeles' })).toMatchObject({
    length: 2,
    isTodayDone: true,
  });
});

test('each moment is on one day, and days come in order and once', () => {
  const anyMoment = fc.record({
    atMs: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) }),
    timeZone: fc.constantFrom(...zones),
  });
  fc.assert(
    fc.property(fc.array(anyMoment), (moments) => {
      const days = studiedDays(moments).map(({ day }) => day);
      const wanted = moments.map(({ atMs, timeZone }) => learnerDay(atMs, timeZone));
      expect(days).toEqual([...new Set(wanted)].toSorted((a, b) => a - b));
    }),
    { seed: 63, numRuns: 200 },
  );
});

/** A moment within a day, at a part of it; none when the zone left the day out. */
function momentOf(day: number, part: number, timeZone: string): StudyMoment[] {
  const start = dayStartsAt(day, timeZone);
  const end = dayStartsAt(day + 1, timeZone);
  return start < end ? [{ atMs: start + Math.floor((end - start) * part), timeZone }] : [];
}
