import { expect, test } from 'vitest';
import type { Bank } from '#core/bank/question';
import { readText } from '#server/bank/read-text';
import { runInWorker } from './run-in-worker';

const question = (place: number) => `## What is number ${place}?\n\n- [x] this\n- [ ] that\n`;
const bankOf = (count: number) => {
  const questions = Array.from({ length: count }, (_, place) => question(place));
  return `---\nbank: a\ntitle: A\nlicense: CC0-1.0\n---\n\n${questions.join('\n')}`;
};

test('an order is done in a thread, and its answer is what the work returns', async () => {
  const order = { text: bankOf(2), scenarios: [], isLinted: false };
  const bank = await runInWorker<Bank>('server/bank/read-text-worker.ts', order);
  expect(bank?.questions.map(({ title }) => title)).toEqual([
    'What is number 0?',
    'What is number 1?',
  ]);
});

test('what the work throws is thrown', async () => {
  await expect(runInWorker('server/bank/read-text-worker.ts', {})).rejects.toThrow();
  await expect(runInWorker('server/bank/no-such-worker.ts', {})).rejects.toThrow(/no-such-worker/);
});

test('a long text is read as a short one is', async () => {
  const long = bankOf(900);
  expect(long.length).toBeGreaterThan(40_000);
  const [first] = (await readText(bankOf(1))).questions;
  const { questions } = await readText(long);
  expect(questions).toHaveLength(900);
  expect(questions[0]).toEqual(first);
});
