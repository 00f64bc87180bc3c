import { expect, test } from 'vitest';
import { readAnswerKey } from './answer-key';

test.each([
  ['#### Answer: D', 'D'],
  ['**Answer: B**', 'B'],
  ['Answer: B, D', 'BD'],
  ['Answer: A and C', 'AC'],
  ['Réponse : B', 'B'],
  ['答案：C', 'C'],
  ['Ответ: В', 'B'],
  ['**Correct answer:** (C)', 'C'],
  ['answer: b', 'B'],
  ['D', 'D'],
  ['**B) y** is right.', 'B'],
  ['The correct answer is C.', 'C'],
  ['Option B is correct, because of y.', 'B'],
  ['Answer: D because of that', 'D'],
  ['**Answer: B) A tag**', 'B'],
  ['Correct Answer: AC', 'AC'],
  ['Answer: B E', 'BE'],
  ['پاسخ: گزینه ج', 'C'],
  ['**Respuesta correcta: B.**', 'B'],
  ['<p>Respuesta correcta: B</p>', 'B'],
  ['**正确答案：D**', 'D'],
])('%j names %s', (text, letters) => {
  expect(readAnswerKey(text)?.letters.join('')).toBe(letters);
});

test.each([
  ['Note: A pod is the smallest unit.'],
  ['Answer: A pod is the smallest unit.'],
  ['Because of this.'],
  ['A pod is the smallest unit.'],
  [''],
])('%j names no letter', (text) => {
  expect(readAnswerKey(text)).toBeNull();
});

test.each([' ', '*', 'A, ', 'answer: ', 'correct ', '('])(
  'fifty thousand times %j takes no time',
  { timeout: 30_000 },
  (part) => {
    expect(readAnswerKey(`x${part.repeat(50_000)}`)).toBeNull();
  },
);
