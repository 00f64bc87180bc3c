import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnerClock } from '../learner-day';
import { clockIn } from './clock-in';

const hourMs = 3_600_000;
const from = Date.UTC(2000, 0, 1);
const to = Date.UTC(2037, 11, 31);

test('any moment in any zone reads as the zone itself says', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const clock = clockIn(zone);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (atMs) => {
        expect(clock(atMs)).toBe(learnerClock(atMs, zone));
      }),
      { seed: 11, numRuns: 20 },
    );
  }
});

test('so does each hour around the clock changes of a year', () => {
  const zones = ['America/St_Johns', 'Antarctica/Troll', 'Australia/Lord_Howe', 'Europe/Berlin'];
  for (const zone of zones) {
    const clock = clockIn(zone);
    for (let atMs = Date.UTC(2010, 0, 1); atMs < Date.UTC(2011, 0, 1); atMs += hourMs / 2) {
      expect(clock(atMs)).toBe(learnerClock(atMs, zone));
    }
  }
});

test('a day that a zone left out is left out', () => {
  const clock = clockIn('Pacific/Apia');
  for (let atMs = Date.UTC(2011, 11, 28); atMs < Date.UTC(2012, 0, 2); atMs += hourMs) {
    expect(clock(atMs)).toBe(learnerClock(atMs, 'Pacific/Apia'));
  }
});
