import { expect, test } from 'vitest';
import { newCard } from './card';
import { formatInterval } from './format-interval';
import { previewGrades } from './preview-grades';
import { rateCard } from './rate-card';
import { DEFAULT_SCHEDULING } from './scheduling';

const at = Date.parse('2026-03-02T12:00:00Z');

test('a new card offers a minute, six, ten, and eight days', () => {
  const previews = previewGrades(newCard(), at, 'Europe/Berlin', DEFAULT_SCHEDULING);
  expect(previews.map(({ grade }) => grade)).toEqual([1, 2, 3, 4]);
  expect(previews.map(({ intervalMs }) => formatInterval(intervalMs))).toEqual([
    '1 min',
    '6 min',
    '10 min',
    '8 days',
  ]);
});

test('what is shown is what rating does', () => {
  for (const { grade, dueAt } of previewGrades(newCard(), at, 'Asia/Kolkata', DEFAULT_SCHEDULING)) {
    const rating = { id: 'r', grade, reviewedAt: at, timeZone: 'Asia/Kolkata' };
    const rated = rateCard(newCard(), rating, DEFAULT_SCHEDULING);
    expect(rated.dueAt).toBe(dueAt);
  }
});
