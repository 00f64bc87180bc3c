import { expect, test } from 'vitest';
import { lintBank } from '#core/bank/lint/lint-bank';
import { makeBanks } from '../bench/make-banks';

test('the banks that reading is measured on are the same each time, and hold every kind', () => {
  const banks = makeBanks(50, 3);
  expect(banks).toEqual(makeBanks(50, 3));
  const read = banks.map((text) => lintBank(text));
  const errors = read.flatMap(({ problems }) => problems.filter((p) => p.severity === 'error'));
  expect(errors).toEqual([]);
  const questions = read.flatMap((bank) => bank.questions);
  expect(questions).toHaveLength(50);
  expect(new Set(questions.map(({ body }) => body.kind)).size).toBe(8);
});
