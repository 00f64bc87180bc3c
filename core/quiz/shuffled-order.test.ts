import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledOrder } from './shuffled-order';

test('an order holds every position once, and the same seed gives the same order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.nat(), (length, seed) => {
      const order = shuffledOrder(length, seed);
      expect(order.toSorted((a, b) => a - b)).toEqual([...Array(length).keys()]);
      expect(shuffledOrder(length, seed)).toEqual(order);
    }),
    { seed: 1 },
  );
});

test('every order but the written one comes up', () => {
  const seen = new Set(Array.from({ length: 200 }, (_, seed) => shuffledOrder(3, seed).join()));
  expect([...seen].toSorted()).toEqual(['0,2,1', '1,0,2', '1,2,0', '2,0,1', '2,1,0']);
});

test('one thing stays where it is', () => {
  expect(shuffledOrder(1, 5)).toEqual([0]);
});
