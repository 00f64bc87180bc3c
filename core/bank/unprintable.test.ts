import { expect, test } from 'vitest';
import type { PrintableQuestion } from './print-question';
import { unprintable } from './unprintable';

const question: PrintableQuestion = {
  id: null,
  title: 'Why?',
  stem: '',
  level: 'core',
  topics: [],
  source: null,
  body: { kind: 'open' },
  hint: null,
  answer: null,
  keyPoints: [],
  sim: null,
  proof: null,
};

test.each<[string, Partial<PrintableQuestion>]>([
  ['stem', { stem: '- [ ] a\n\n= 3\n\n{{b}}' }],
  ['stem', { stem: '<!-- a note -->\n\nWords' }],
  ['stem', { stem: '- a\n- b', body: { kind: 'single', choices: [] } }],
  ['title', { title: 'What is C #' }],
  ['answer', { answer: '# Of\n\n```\n## course\n```'.slice('# Of\n\n'.length) }],
  ['keyPoints', { keyPoints: ['---', '- - a', '1. b'] }],
])('%s is printed as it is: %j', (_field, change) => {
  const body: PrintableQuestion['body'] =
    change.body?.kind === 'single'
      ? { kind: 'single', choices: [{ text: '- c', correct: true, explanation: null }] }
      : question.body;
  expect(unprintable({ ...question, ...change, body })).toBeNull();
});

test.each<[string, Partial<PrintableQuestion>]>([
  ['title', { title: 'a\n\nb' }],
  ['text', { answer: 'a\n\n## b' }],
  ['stem', { stem: '> quoted' }],
  ['text', { stem: '```text\nnever closed' }],
  ['answer', { answer: '### Key points\n\n- a' }],
  ['stem', { answer: '</details>\n\nmore' }],
  ['topics', { topics: ['a, b'] }],
  ['body', { body: { kind: 'single', choices: [] } }],
])('%s cannot be said: %j', (field, change) => {
  const problem = unprintable({ ...question, ...change, line: 7 });
  expect(problem).toMatchObject({ rule: 'unprintable', severity: 'error', line: 7, column: 1 });
  expect(problem?.message).toContain(`The ${field} of`);
});
