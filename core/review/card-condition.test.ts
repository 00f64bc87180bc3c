import { expect, test } from 'vitest';
import type { CardState } from './card';
import { type CardCondition, cardCondition } from './card-condition';

test.each<[CardState, number | null, boolean, CardCondition]>([
  ['new', null, false, 'new'],
  ['learning', 50, false, 'learning'],
  ['review', 100, false, 'due'],
  ['review', 101, false, 'known'],
  ['relearning', 50, false, 'lapsed'],
  ['review', null, true, 'suspended'],
  ['new', null, true, 'suspended'],
])('a card that is %s, shown from %s, suspended: %s, is %s', (state, showAt, isSuspended, word) => {
  expect(cardCondition({ state, showAt, isSuspended }, 100)).toBe(word);
});
