import { expect, test } from 'vitest';
import { newCard } from './card';
import { becomesLeech, isLeech } from './leech';

const forgotten = (lapses: number) => ({ ...newCard(), lapses });

test('a card is a leech from its eighth lapse on', () => {
  expect([7, 8, 9, 12].map((lapses) => isLeech({ lapses }))).toEqual([false, true, true, true]);
});

test('the warning comes at the eighth lapse and at every fourth after it', () => {
  const warned = Array.from({ length: 20 }, (_, index) => index + 1).filter((lapses) =>
    becomesLeech(forgotten(lapses - 1), forgotten(lapses)),
  );
  expect(warned).toEqual([8, 12, 16, 20]);
});

test('a review that is no lapse does not warn again', () => {
  expect(becomesLeech(forgotten(8), forgotten(8))).toBe(false);
});
