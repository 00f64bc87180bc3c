import { expect, test } from 'vitest';
import { formatInterval } from './format-interval';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

test.each([
  [1, '1 min'],
  [60_000, '1 min'],
  [10 * 60_000, '10 min'],
  [59.7 * 60_000, '1 h'],
  [13 * hourMs, '13 h'],
  [dayMs, '1 day'],
  [dayMs + hourMs, '1 day'],
  [2.6 * dayMs, '3 days'],
  [30 * dayMs, '30 days'],
  [31 * dayMs, '1 month'],
  [46 * dayMs, '1.5 months'],
  [364 * dayMs, '1 year'],
  [440 * dayMs, '1.2 years'],
  [3_652 * dayMs, '10 years'],
])('%d ms reads %s', (intervalMs, text) => {
  expect(formatInterval(intervalMs)).toBe(text);
});
