import { expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, makeFsrsKernel } from '#core/review/fsrs-kernel';
import { afterTurn } from './law';
import { lawOf } from './law-of';

const growth: [number, number, number, number] = [0.5, 1.5, 2, 3];

const exponential = lawOf({
  name: 'exponential',
  kind: 'exponential',
  parameters: { firstHalfLifeDays: [1, 2, 4, 8], growth },
});

test('an exponential memory halves with every half-life, which its first grade gives', () => {
  const card = exponential.begin(3);
  expect([0, 4, 8].map((days) => exponential.recall(card, days))).toEqual([1, 0.5, 0.25]);
});

test('half-lives grow by the first grade of a later day, and once a day however often a card is seen', () => {
  const learned = afterTurn(exponential, null, 0, [1, 3, 3, 4]);
  expect(learned.strength).toBe(1);
  const recalled = afterTurn(exponential, learned, 5, [3]);
  expect(recalled.strength).toBe(2);
  const lapsed = afterTurn(exponential, recalled, 5, [1, 4, 3]);
  expect(lapsed.strength).toBe(1);
});

test('a dual trace is the mix of two exponentials, whose half-lives grow together', () => {
  const dual = lawOf({
    name: 'dual',
    kind: 'dual',
    parameters: { fastHalfLifeDays: 1, slowHalfLifeDays: 10, fastShare: 0.4, growth },
  });
  const mix = (days: number) => 0.4 * 0.5 ** days + 0.6 * 0.5 ** (days / 10);
  const card = dual.begin(1);
  expect(dual.recall(card, 5)).toBeCloseTo(mix(5), 12);
  expect(dual.recall(dual.review(card, 3, 4), 6)).toBeCloseTo(mix(2), 12);
});

test('FSRS-6 is the kernel, and a scale of a half forgets twice as fast', () => {
  const kernel = makeFsrsKernel(DEFAULT_WEIGHTS);
  const parameters = { w: [...DEFAULT_WEIGHTS], stabilityScale: 1 };
  const usual = lawOf({ name: 'usual', kind: 'fsrs6', parameters });
  const quick = lawOf({
    name: 'quick',
    kind: 'fsrs6',
    parameters: { ...parameters, stabilityScale: 0.5 },
  });
  const card = usual.begin(3);
  expect(card).toEqual({
    strength: kernel.firstStability(3),
    difficulty: kernel.firstDifficulty(3),
  });
  expect(quick.recall(card, 3)).toBe(usual.recall(card, 6));
  const later = kernel.stabilityAfterSuccess(
    card.strength,
    card.difficulty,
    usual.recall(card, 2),
    4,
  );
  expect(usual.review(card, 2, 4).strength).toBe(later);
});
