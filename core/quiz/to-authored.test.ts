import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Response } from './response';
import { shuffledOrder } from './shuffled-order';
import { toAuthored, toShown } from './to-authored';

test('a response comes back as it was given, whatever order was shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (length, seed) => {
      const order = shuffledOrder(length, seed);
      const all = [...Array(length).keys()];
      const given: Response[] = [
        { kind: 'single', choice: length - 1 },
        { kind: 'multiple', choices: all },
        { kind: 'ordering', order: all },
        { kind: 'matching', matches: [...all, null] },
        { kind: 'short', text: 'as typed' },
      ];
      for (const response of given) {
        expect(toShown(toAuthored(response, order), order)).toEqual(response);
      }
    }),
    { seed: 6 },
  );
});

test('a place as shown becomes the position as authored', () => {
  const order = [2, 0, 1];
  expect(toAuthored({ kind: 'single', choice: 0 }, order)).toEqual({ kind: 'single', choice: 2 });
  expect(toAuthored({ kind: 'matching', matches: [1, null] }, order)).toEqual({
    kind: 'matching',
    matches: [0, null],
  });
});

test('a place that was not shown stays one that does not exist', () => {
  const beyond: Response = { kind: 'single', choice: 9 };
  expect(toAuthored(beyond, [2, 0, 1])).toEqual(beyond);
});
