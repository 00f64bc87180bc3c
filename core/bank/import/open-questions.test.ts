/** How collections write questions that are answered in words, each shape in words of our own. */
import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';

function read(text: string) {
  const { questions } = importMarkdown(text, 'questions.md');
  return questions.map(({ title, stem, answer }) => [title, stem, answer]);
}

test('prose under a heading answers it, also where other questions have boxes', () => {
  const text = `## Q1. Which one is a pod?

- [ ] A node
- [x] Containers on one host

## Q2. What is a node?

A machine that runs pods.
`;
  expect(read(text)).toEqual([
    ['Which one is a pod?', '', null],
    ['What is a node?', '', 'A machine that runs pods.'],
  ]);
});
