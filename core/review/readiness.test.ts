import { expect, test } from 'vitest';
import { grades, newCard } from './card';
import { rateCard } from './rate-card';
import { readiness, readinessOf } from './readiness';
import { DEFAULT_SCHEDULING } from './scheduling';

const at = Date.parse('2026-03-02T12:00:00Z');
const rating = { id: 'r', grade: grades.good, reviewedAt: at, timeZone: 'UTC' };
const known = rateCard(newCard(), rating, DEFAULT_SCHEDULING);

test('a question that was never studied counts as nothing', () => {
  expect(readinessOf([known], 4, at, DEFAULT_SCHEDULING)).toEqual({
    readiness: 0.25,
    questionCount: 4,
    seenCount: 1,
  });
  expect(readinessOf([known, newCard()], 4, at, DEFAULT_SCHEDULING).seenCount).toBe(1);
});

test('a card counts in each topic of its question', () => {
  const cards = [
    { card: known, topics: ['services', 'nodes'] },
    { card: known, topics: ['services'] },
  ];
  const counts = new Map([
    ['nodes', 2],
    ['services', 2],
    ['storage', 5],
  ]);
  expect(
    readiness(cards, counts, at, DEFAULT_SCHEDULING).map(({ topic, readiness }) => [
      topic,
      readiness,
    ]),
  ).toEqual([
    ['nodes', 0.5],
    ['services', 1],
    ['storage', 0],
  ]);
});

test('time lowers it', () => {
  const later = readinessOf([known], 1, at + 30 * 86_400_000, DEFAULT_SCHEDULING);
  expect(later.readiness).toBeGreaterThan(0.5);
  expect(later.readiness).toBeLessThan(0.9);
});

test('a set of no questions is not ready', () => {
  expect(readinessOf([], 0, at, DEFAULT_SCHEDULING).readiness).toBe(0);
});
