import { expect, test } from 'vitest';
import { cleanTitle, numberingOf } from './question-title';

const plain = numberingOf(['Why?']);

test.each([
  ['Q4. Why?', 'Why?'],
  ['Q.4 Why?', 'Why?'],
  ['Q4: Why?', 'Why?'],
  ['Q4。 为什么？', '为什么？'],
  ['1. Why?', 'Why?'],
  ['1) Why?', 'Why?'],
  ['1\\. **Why?**', 'Why?'],
  ['(1) Why?', 'Why?'],
  ['1、为什么？', '为什么？'],
  ['1．为什么？', '为什么？'],
  ['12 - Why?', 'Why?'],
  ['Question 5: Why?', 'Why?'],
  ['Pregunta 5. ¿Por qué?', '¿Por qué?'],
  ['问题 5：为什么？', '为什么？'],
  ['Q. Why?', 'Why?'],
  ['1\ufe0f\u20e3 Why?', 'Why?'],
  ['**3.** Why?', 'Why?'],
  ['**3. Why?**', 'Why?'],
  ['**Why?**', 'Why?'],
  ['[[↑]](#top) <a name="why">Why?</a>', 'Why?'],
  ['Why <code>ls</code>?', 'Why `ls`?'],
])('%j is %j', (markdown, title) => {
  expect(cleanTitle(markdown, plain)).toBe(title);
});

test.each([
  ['A. Turing proved what?'],
  ['P4. Why?'],
  ['1.24 removed what?'],
  ['3 ways to scale'],
  ['Python 3: what is new?'],
  ['What is `<b>` for, and <id>?'],
  ['**Bold** and **bold**'],
  ['Node.js 20. what changed?'],
])('%j keeps all its words', (markdown) => {
  expect(cleanTitle(markdown, plain)).toBe(markdown);
});

test('a letter is a number where the questions of a file share it', () => {
  const numbering = numberingOf(['P1. ¿Qué?', 'P2. ¿Cómo?', 'Bases']);
  expect(cleanTitle('P3. ¿Cuándo?', numbering)).toBe('¿Cuándo?');
  const lettered = numberingOf(['a) Who?', 'b) Why?']);
  expect(cleanTitle('c) When?', lettered)).toBe('When?');
});

test('a title that is only a number is none', () => {
  expect(cleanTitle('4.', plain)).toBe('');
});
