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

test('a question counts in each of its topics, and once in all', () => {
  const groups = [
    { topics: ['services', 'nodes'], questionCount: 2, memories: [known] },
    { topics: ['services'], questionCount: 2, memories: [known] },
    { topics: ['storage'], questionCount: 5, memories: [] },
    { topics: [], questionCount: 1, memories: [] },
  ];
  const { topics, total } = readiness(groups, at, DEFAULT_SCHEDULING);
  expect(topics.map(({ topic, readiness }) => [topic, readiness])).toEqual([
    ['services', 0.5],
    ['nodes', 0.5],
    ['storage', 0],
  ]);
  expect(total).toEqual({ readiness: 0.2, questionCount: 10, seenCount: 2 });
});

test('time lowers it', () => {
  const later = readinessOf([known], 1, at + 30 * 86_400_000, DEFAULT_SCHEDULING);
  expect(later.readiness).toBeGreaterThan(0.5);
  expect(later.readiness).toBeLessThan(0.9);
});

test('a set of no questions is not ready', () => {
  expect(readinessOf([], 0, at, DEFAULT_SCHEDULING).readiness).toBe(0);
});
