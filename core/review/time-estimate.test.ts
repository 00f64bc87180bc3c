import { expect, test } from 'vitest';
import { makeRandom, nextFloat } from '../random';
import { type Card, type Grade, grades, newCard } from './card';
import { rateCard } from './rate-card';
import { DEFAULT_SCHEDULING } from './scheduling';
import {
  AVERAGE_PACE,
  estimateSeconds,
  type PacedReview,
  type Phase,
  paceOf,
} from './time-estimate';

const at = Date.parse('2026-03-02T12:00:00Z');
const dayMs = 86_400_000;
const rate = (card: Card, grade: Grade, reviewedAt = at) =>
  rateCard(card, { id: 'r', grade, reviewedAt, timeZone: 'UTC' }, DEFAULT_SCHEDULING);
const estimate = (cards: readonly Card[], pace = AVERAGE_PACE, atMs = at) =>
  estimateSeconds(cards, pace, atMs, DEFAULT_SCHEDULING);

function reviewsOf(phase: Phase, grade: Grade, seconds: readonly number[]): PacedReview[] {
  return seconds.map((each) => ({ phase, grade, spentMs: each * 1_000 }));
}

test('until twenty reviews show a pace, it is that of many people', () => {
  expect(paceOf(reviewsOf('review', 3, Array(19).fill(60)))).toEqual(AVERAGE_PACE);
});

test('what was done twenty times has its own mean, and the rest follows at the same ratio', () => {
  const slow = 2 * AVERAGE_PACE.review[3];
  const pace = paceOf(
    reviewsOf('review', 3, [...Array(10).fill(slow + 2), ...Array(10).fill(slow - 2)]),
  );
  expect(pace.review[3]).toBeCloseTo(slow, 6);
  expect(pace.learning[1]).toBeCloseTo(2 * AVERAGE_PACE.learning[1], 6);
});

test('a coffee is not a pace', () => {
  const pace = paceOf(reviewsOf('review', 3, [...Array(29).fill(10), 3_600]));
  expect(pace.review[3]).toBeCloseTo((29 * 10 + 30) / 30, 6);
});

test('nothing takes no time, and every card takes its own', () => {
  expect(estimate([])).toBe(0);
  expect(estimate([newCard(), newCard()])).toBeCloseTo(2 * estimate([newCard()]), 9);
});

test('a memory that is nearly lost takes longer than a fresh one', () => {
  const known = rate(newCard(), 4);
  const soon = estimate([known], AVERAGE_PACE, at + dayMs);
  const late = estimate([known], AVERAGE_PACE, at + 400 * dayMs);
  expect(soon).toBeGreaterThan(AVERAGE_PACE.review[4]);
  expect(late).toBeGreaterThan(soon * 1.3);
});

test('a step further on the way out takes less', () => {
  const [first, second] = [rate(newCard(), 1), rate(newCard(), 3)];
  expect([first.step, second.step]).toEqual([0, 1]);
  expect(estimate([second])).toBeLessThan(estimate([first]));
});

test('the estimate is what four thousand learners take who grade as many people do', () => {
  const random = makeRandom(7);
  const known = rate(newCard(), 4);
  const later = at + Math.round(known.stability * dayMs);
  for (const card of [
    newCard(),
    rate(newCard(), 1),
    rate(newCard(), 3),
    known,
    rate(known, 1, later),
  ]) {
    const taken = Array.from({ length: 4_000 }, () => secondsOf(card, later, random));
    const mean = taken.reduce((sum, seconds) => sum + seconds, 0) / taken.length;
    expect(Math.abs(estimate([card], AVERAGE_PACE, later) / mean - 1)).toBeLessThan(0.03);
  }
});

/** One learner with one card, graded by the real scheduler until it leaves its steps. */
function secondsOf(start: Card, atMs: number, random: { state: number }): number {
  let card = start;
  let seconds = 0;
  let last: Grade = start.step > 0 ? 3 : 1;
  do {
    const grade = draw(sharesOf(card, last), random);
    seconds += AVERAGE_PACE[card.state === 'new' ? 'learning' : card.state][grade];
    card = rate(card, grade, atMs);
    last = grade;
  } while (card.state !== 'review');
  return seconds;
}

function sharesOf({ state }: Card, last: Grade): readonly number[] {
  if (state === 'new') return [0.24, 0.094, 0.495, 0.171];
  // Recalled nine times in ten, because the stability has just passed.
  if (state === 'review') return [0.1, 0.9 * 0.224, 0.9 * 0.631, 0.9 * 0.145];
  const rows = {
    learning: [
      [0.3686, 0.0628, 0.5108, 0.0577],
      [0.0442, 0.4553, 0.4457, 0.0549],
      [0.0519, 0.047, 0.8462, 0.055],
    ],
    relearning: [
      [0.2157, 0.0643, 0.6595, 0.0604],
      [0.05, 0.4638, 0.4475, 0.0387],
      [0.1057, 0.1434, 0.7266, 0.0244],
    ],
  };
  return rows[state][last - 1] ?? [];
}

function draw(shares: readonly number[], random: { state: number }): Grade {
  let rest = nextFloat(random);
  for (const [index, share] of shares.entries()) {
    rest -= share;
    const grade = Object.values(grades)[index];
    if (rest < 0 && grade) return grade;
  }
  return 4;
}
