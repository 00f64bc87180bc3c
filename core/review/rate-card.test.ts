import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Card, type Grade, grades, newCard } from './card';
import { learnerDay } from './learner-day';
import { rateCard, retrievability } from './rate-card';
import { DEFAULT_SCHEDULING } from './scheduling';

const minuteMs = 60_000;
const dayMs = 86_400_000;

function rate(
  card: Card,
  grade: Grade,
  reviewedAt: string | number,
  timeZone = 'UTC',
  scheduling = DEFAULT_SCHEDULING,
): Card {
  const atMs = typeof reviewedAt === 'number' ? reviewedAt : Date.parse(reviewedAt);
  return rateCard(card, { id: 'r', grade, reviewedAt: atMs, timeZone }, scheduling);
}

test('a new card takes the stability and difficulty of its first grade', () => {
  const at = '2026-03-02T12:00:00Z';
  const [again, hard, good, easy] = Object.values(grades).map((g) => rate(newCard(), g, at));
  expect([again, hard, good, easy].map((card) => card?.stability)).toEqual([
    0.212, 1.2931, 2.3065, 8.2956,
  ]);
  expect(again?.difficulty).toBeCloseTo(6.4133, 4);
  expect(good?.difficulty).toBeCloseTo(6.4133 - Math.exp(0.8334 * 2) + 1, 4);
});

test('learning steps are due to the millisecond: 1, 6 and 10 minutes', () => {
  const at = Date.parse('2026-03-02T12:00:00.123Z');
  const wait = (card: Card) => (card.dueAt - at) / minuteMs;
  expect(wait(rate(newCard(), grades.again, at))).toBe(1);
  expect(wait(rate(newCard(), grades.hard, at))).toBe(6);
  expect(wait(rate(newCard(), grades.good, at))).toBe(10);
  expect(rate(newCard(), grades.good, at)).toMatchObject({ state: 'learning', step: 1, reps: 1 });
});

test('an easy new card graduates for 8 days, and comes at 4 a.m. of the eighth', () => {
  const card = rate(newCard(), grades.easy, '2026-03-02T22:00:00Z', 'America/New_York');
  expect(card.state).toBe('review');
  // Clocks went forward on 8 March: 4 a.m. is now 08:00 UTC.
  expect(new Date(card.dueAt).toISOString()).toBe('2026-03-10T08:00:00.000Z');
});

test('a walk from due moment to due moment has the intervals that every FSRS-6 gives', () => {
  const walk: Grade[] = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3];
  let card = newCard();
  const intervalsDays = walk.map((grade) => {
    const at = Math.max(Date.parse('2022-11-29T12:30:00Z'), card.dueAt);
    card = rate(card, grade, at);
    return learnerDay(card.dueAt, 'UTC') - learnerDay(at, 'UTC');
  });
  expect(intervalsDays).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
});

test('a memory after reviews 0, 0, 1, 3, 8 and 21 days apart is the one that every FSRS-6 gives', () => {
  let at = Date.parse('2022-11-29T12:30:00Z');
  let card = rate(newCard(), grades.again, at);
  for (const elapsedDays of [0, 1, 3, 8, 21]) {
    at += elapsedDays * dayMs;
    card = rate(card, grades.good, at);
  }
  expect(card.stability).toBeCloseTo(53.62691, 4);
  expect(card.difficulty).toBeCloseTo(6.3574867, 4);
});

test('a lapse relearns in ten minutes and is counted', () => {
  const known = rate(newCard(), grades.easy, '2026-03-02T12:00:00Z');
  const lapsed = rate(known, grades.again, '2026-03-10T12:00:00Z');
  expect(lapsed).toMatchObject({ state: 'relearning', lapses: 1, reps: 2 });
  expect(lapsed.dueAt).toBe(Date.parse('2026-03-10T12:10:00Z'));
  expect(lapsed.stability).toBeLessThan(known.stability);
  expect(rate(lapsed, grades.good, lapsed.dueAt).state).toBe('review');
});

test('two reviews on one evening are one day apart by UTC and none on the clock of the learner', () => {
  const zone = 'America/Los_Angeles';
  const first = rate(newCard(), grades.good, '2026-07-01T18:00:00Z', zone);
  // 16:01 in Los Angeles is past midnight in UTC's next date; 15:59 is not.
  const before = rate(first, grades.good, '2026-07-01T22:59:00Z', zone);
  const after = rate(first, grades.good, '2026-07-02T00:01:00Z', zone);
  expect(after.stability).toBe(before.stability);
  const nextDay = rate(first, grades.good, '2026-07-02T18:00:00Z', zone);
  expect(nextDay.stability).toBeGreaterThan(after.stability);
});

test('where UTC puts the date line makes no difference to anyone', () => {
  const localTimes = fc.tuple(
    fc.integer({ min: 0, max: 20 * 24 * 60 }),
    fc.integer({ min: 1, max: 40 * 24 * 60 }),
    fc.constantFrom<Grade>(1, 2, 3, 4),
    fc.constantFrom<Grade>(1, 2, 3, 4),
  );
  const start = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(localTimes, fc.integer({ min: -12, max: 14 }), ([first, gap, a, b], hours) => {
      // Etc/GMT-5 is five hours ahead of UTC.
      const zone = hours === 0 ? 'UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
      const shift = hours * 60 * minuteMs;
      const at = start + first * minuteMs;
      const later = at + gap * minuteMs;
      const here = rate(rate(newCard(), a, at), b, later);
      const there = rate(rate(newCard(), a, at - shift, zone), b, later - shift, zone);
      expect(there.stability).toBe(here.stability);
      expect(there.dueAt + shift).toBe(here.dueAt);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('a rating from before the last one counts as of the same moment', () => {
  const card = rate(newCard(), grades.easy, '2026-03-10T12:00:00Z');
  const back = rate(card, grades.good, '2026-03-05T12:00:00Z');
  const sameDay = rate(card, grades.good, '2026-03-10T12:00:00Z');
  expect(back.stability).toBe(sameDay.stability);
});

test('recall falls within the first day already, and is nine in ten after the stability', () => {
  const at = Date.parse('2026-03-02T12:00:00Z');
  const card = rate(newCard(), grades.good, at);
  expect(retrievability(card, at, DEFAULT_SCHEDULING)).toBe(1);
  expect(retrievability(card, at + 0.99 * dayMs, DEFAULT_SCHEDULING)).toBeLessThan(0.96);
  expect(retrievability(card, at + card.stability * dayMs, DEFAULT_SCHEDULING)).toBeCloseTo(0.9, 6);
  expect(retrievability(newCard(), at, DEFAULT_SCHEDULING)).toBe(0);
});
