import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesNeeded, wilsonInterval } from './wilson';

test('the interval of a share is that of the textbooks', () => {
  const { low, high } = wilsonInterval({ count: 9, of: 10 }, 95);
  expect(low).toBeCloseTo(0.5958, 3);
  expect(high).toBeCloseTo(0.9821, 3);
});

const slack = 1e-12;

test('it holds the share, stays within 0 and 1, and is narrower when less sure', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (count, more) => {
      const share = { count, of: count + more };
      const wide = wilsonInterval(share, 95);
      const narrow = wilsonInterval(share, 80);
      const value = share.of === 0 ? 0.5 : count / share.of;
      expect(wide.low).toBeGreaterThanOrEqual(0);
      expect(wide.high).toBeLessThanOrEqual(1);
      expect(narrow.low).toBeLessThanOrEqual(value + slack);
      expect(narrow.high).toBeGreaterThanOrEqual(value - slack);
      expect(wide.low).toBeLessThanOrEqual(narrow.low + slack);
      expect(wide.high).toBeGreaterThanOrEqual(narrow.high - slack);
    }),
    { seed: 31 },
  );
});

test('nothing is known of a share of nothing', () => {
  expect(wilsonInterval({ count: 0, of: 0 }, 95)).toEqual({ low: 0, high: 1 });
});

test('139 cases tell nine in ten to within five points', () => {
  expect(casesNeeded(0.9, 0.05)).toBe(139);
  const { low, high } = wilsonInterval({ count: 125, of: 139 }, 95);
  expect(high - low).toBeLessThanOrEqual(0.105);
});
