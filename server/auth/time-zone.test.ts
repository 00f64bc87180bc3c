import { expect, test } from 'vitest';
import { timeZoneSchema } from './time-zone';

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['europe/berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['Mars/Olympus', 'UTC'],
  ['+01:00', 'UTC'],
  ['', 'UTC'],
])('%s counts as %s', (name, zone) => {
  expect(timeZoneSchema.parse(name)).toBe(zone);
});

test('a text that is far too long for a name is refused', () => {
  expect(timeZoneSchema.safeParse('A'.repeat(65)).success).toBe(false);
});
