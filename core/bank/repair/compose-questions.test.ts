import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NeutralQuestion } from '../import/neutral-question';
import { parseBank } from '../parse-bank';
import { printBank } from '../print-bank';
import type { Body } from '../question';
import { composeQuestions } from './compose-questions';
import { repairImport } from './repair-import';

const frontMatter = {
  bank: 'imported',
  title: 'Imported',
  description: '',
  language: 'en',
  license: 'unstated',
  topics: [],
  sources: {},
};

const plain: NeutralQuestion = {
  file: 'a.md',
  line: 1,
  title: 'What is a pod?',
  stem: '',
  body: { kind: 'open' },
  hint: null,
  answer: 'Containers.',
  keyPoints: [],
  level: null,
  topics: [],
  id: null,
  keyMissing: false,
  warnings: [],
};
const choices = (...texts: string[]): Body => ({
  kind: 'single',
  choices: texts.map((text) => ({ text, correct: false, explanation: null })),
});

function compose(questions: readonly NeutralQuestion[]) {
  return composeQuestions(questions.map((question, index) => ({ index, question })));
}

/** What a bank with these questions says when it is read. */
function readBack(questions: readonly NeutralQuestion[]) {
  const composed = compose(questions);
  const text = `${printBank({ frontMatter, questions: [] })}\n${composed.text}\n`;
  return { composed, read: parseBank(text) };
}

const pieces = [
  '## heading',
  '- item',
  '- [x] box',
  '> quote',
  '```',
  '~~~',
  '<details>',
  '</details>',
  '<!-- id: x -->',
  '<!--',
  '| a | b |\n|---|---|',
  '# title',
  '1. step',
  '{{gap}}',
  '= 30 s',
  'Order:',
  '### Key points',
  '[a]: http://example.org',
  '    code',
  '\\',
  '\0',
  '\ud800',
  '---',
  '===',
  '',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })), { maxLength: 4 })
  .map((lines) => lines.join('\n'));
const bodies: fc.Arbitrary<Body> = fc.oneof(
  fc.constant<Body>({ kind: 'open' }),
  fc
    .array(fc.record({ text, correct: fc.boolean(), explanation: fc.option(text) }), {
      maxLength: 4,
    })
    .map((all): Body => ({ kind: 'multiple', choices: all })),
  fc.array(text, { maxLength: 4 }).map((steps): Body => ({ kind: 'ordering', steps })),
  text.map((words): Body => ({ kind: 'cloze', text: words })),
  fc.array(text, { maxLength: 3 }).map((accepted): Body => ({ kind: 'short', accepted })),
);
const neutral: fc.Arbitrary<NeutralQuestion> = fc.record({
  file: fc.constant('a.md'),
  line: fc.nat(),
  title: text,
  stem: text,
  body: bodies,
  hint: fc.option(text),
  answer: fc.option(text),
  keyPoints: fc.array(text, { maxLength: 2 }),
  level: fc.constantFrom('entry' as const, null),
  topics: fc.array(text, { maxLength: 2 }),
  id: fc.option(fc.constantFrom('one', 'two', 'Not An Id')),
  keyMissing: fc.boolean(),
  warnings: fc.constant([]),
});

test('whatever is imported comes out as a bank that reads as the same questions', () => {
  fc.assert(
    fc.property(fc.array(neutral, { maxLength: 25 }), (questions) => {
      const { composed, read } = readBack(questions);
      expect(composed.questions).toHaveLength(questions.length);
      expect(read.questions.map((question) => ({ ...question, line: 1 }))).toEqual(
        composed.questions,
      );
    }),
    { seed: 20_260, numRuns: 40 },
  );
});

test('a question without a key shows its options and marks none as wrong', () => {
  const missing = {
    ...plain,
    keyMissing: true,
    answer: null,
    body: choices('a', 'b\n\n```\nc\n```'),
  };
  const [question] = compose([missing]).questions;
  expect(question?.body).toEqual({ kind: 'open' });
  expect(question?.stem).toBe('- a\n- b\n\n  ```\n  c\n  ```');
});

test('a key that is repaired makes a choice question, of several choices where several are right', () => {
  const missing = { ...plain, keyMissing: true, body: choices('a', 'b', 'c') };
  const repaired = repairImport(
    { questions: [missing, missing, missing, plain], problems: [] },
    [
      { kind: 'key', question: 0, correct: [1] },
      { kind: 'key', question: 1, correct: [0, 2] },
      { kind: 'key', question: 2, correct: [7] },
      { kind: 'leave-out', question: 3 },
    ],
    [],
  );
  const { questions, indexes } = composeQuestions(repaired);
  expect(indexes).toEqual([0, 1, 2]);
  expect(questions.map(({ body }) => body.kind)).toEqual(['single', 'multiple', 'open']);
  expect(questions[0]?.body).toMatchObject({
    choices: [{ correct: false }, { correct: true }, { correct: false }],
  });
});

test('a quarantined beginning that gets a title becomes an open question of its lines', () => {
  const quarantined = {
    file: 'a.md',
    rule: 'title-missing',
    severity: 'error' as const,
    message: 'No title.',
    line: 3,
    column: 1,
  };
  const source = { file: 'a.md', text: 'one\n\n##\n\nIts answer.\n\n## Next\n\nMore.\n' };
  const next = { ...plain, line: 7 };
  const repaired = repairImport(
    { questions: [next], problems: [quarantined] },
    [
      { kind: 'title', file: 'a.md', line: 3, title: 'What is it?' },
      { kind: 'title', file: 'a.md', line: 4, title: 'Nothing is quarantined here' },
    ],
    [source],
  );
  expect(repaired).toMatchObject([
    { index: null, question: { title: 'What is it?', answer: 'Its answer.' } },
    { index: 0 },
  ]);
});

test('an id that two questions claim is the first one’s', () => {
  const { questions } = compose([
    { ...plain, id: 'one' },
    { ...plain, id: 'one' },
    { ...plain, id: 'No Id' },
  ]);
  expect(questions.map(({ id }) => id)).toEqual(['one', null, null]);
});
