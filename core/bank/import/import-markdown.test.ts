import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';
import { joinImports } from './import-result';

const document = `Some words before.

## 1. What is a pod?
One or more containers.

### In one host
They share an address.
- a list
  ## a heading in it

## Q2) What is a node? 
\`\`\`sh
## not a heading
kubectl get nodes
\`\`\`
See [the docs][docs].

##
Words without a question.

What is a Service?
------------------

[docs]: https://kubernetes.io/docs
`;

test('a heading is a question, and what follows is its answer', () => {
  const result = importMarkdown(document, 'notes.txt');
  expect(result.questions).toEqual([
    {
      file: 'notes.txt',
      line: 3,
      title: 'What is a pod?',
      stem: '',
      body: { kind: 'open' },
      hint: null,
      answer:
        'One or more containers.\n\n### In one host\nThey share an address.\n- a list\n  ## a heading in it',
      keyPoints: [],
      level: null,
      topics: [],
      id: null,
      keyMissing: false,
      warnings: [],
    },
    expect.objectContaining({
      line: 11,
      title: 'What is a node?',
      answer:
        '```sh\n## not a heading\nkubectl get nodes\n```\nSee [the docs][docs].\n\n[docs]: https://kubernetes.io/docs',
    }),
    expect.objectContaining({
      line: 21,
      title: 'What is a Service?',
      answer: null,
      keyMissing: true,
      warnings: ['answer-missing'],
    }),
  ]);
});

test('what became no question is named with its reason', () => {
  const { found, imported, quarantined, unused, problems } = importMarkdown(document, 'notes.txt');
  expect([found, imported, quarantined]).toEqual([4, 3, 1]);
  expect(unused).toEqual([
    { file: 'notes.txt', line: 6, text: 'In one host', reason: 'a section of the answer above' },
    {
      file: 'notes.txt',
      line: 9,
      text: 'a heading in it',
      reason: 'stands inside a list or quote',
    },
  ]);
  expect(problems.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
    ['text-before-questions', 'warning', 1],
    ['heading-empty', 'error', 18],
    ['answer-missing', 'warning', 21],
  ]);
});

test('the title of a document is no question', () => {
  const { questions, unused } = importMarkdown('# Pods\n\n## What?\nThis.\n', 'a.md');
  expect(questions.map(({ title }) => title)).toEqual(['What?']);
  expect(unused).toMatchObject([{ line: 1, text: 'Pods' }]);
});

test('several top headings are all questions', () => {
  const { questions } = importMarkdown('# What?\nThis.\n\n# Why?\nSo.\n', 'a.md');
  expect(questions.map(({ title, answer }) => [title, answer])).toEqual([
    ['What?', 'This.'],
    ['Why?', 'So.'],
  ]);
});

test.each([
  ['### 1. **Difference**', 'Difference'],
  ['## 12) Why?', 'Why?'],
  ['## Q4. Why?', 'Why?'],
  ['## Question 7: Why?', 'Why?'],
  ['## b) Why?', 'Why?'],
  ['## 1.2. Why?', 'Why?'],
  ['## 1.24 removed what?', '1.24 removed what?'],
  ['## 3 ways to scale', '3 ways to scale'],
  ['## I am ready', 'I am ready'],
])('the title of %j is %j', (heading, title) => {
  const { questions } = importMarkdown(`${heading}\n\ntext\n`, 'a.md', { dialect: 'heading-text' });
  expect(questions[0]?.title).toBe(title);
});

test('a text that is nested too deeply is refused, not lost', () => {
  const { found, quarantined, problems } = importMarkdown(`## A\n\n${'> '.repeat(99)}`, 'a.md');
  expect([found, quarantined]).toEqual([1, 1]);
  expect(problems).toMatchObject([{ rule: 'too-deep', severity: 'error', file: 'a.md' }]);
});

test('every heading of any text is a question, quarantined, or unused with a reason', () => {
  const pieces = [
    '# ',
    '## ',
    '### ',
    'words',
    '1. ',
    '\n',
    '\n\n',
    '- ',
    '> ',
    '```',
    '---',
    '**',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const result = importMarkdown(parts.join(''), 'a.md');
      expect(result.found).toBe(result.imported + result.quarantined);
      const places = [...result.questions, ...result.unused].map(({ line }) => line);
      expect(new Set(places).size).toBe(places.length);
      const quarantined = result.problems.filter(({ rule }) => rule === 'heading-empty');
      expect(quarantined).toHaveLength(result.quarantined);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('files are added up', () => {
  const joined = joinImports([importMarkdown(document, 'a.md'), importMarkdown(document, 'b.md')]);
  expect([joined.found, joined.imported, joined.quarantined]).toEqual([8, 6, 2]);
  expect(() => joinImports([{ ...joined, quarantined: 0 }])).toThrow('no found question is lost');
});

test.each([
  ' ',
  '\t',
  '*',
  '_',
  '`',
  '&shy;',
  '\u00a0',
  '<b>',
  '<a ',
  '(',
  '1.',
  'A:',
  '::',
  '==',
  '#',
  '\\',
])('a line of ten thousand times %j takes no time', { timeout: 30_000 }, (part) => {
  for (const before of ['## ', 'Q1. ', '- [ ] ', 'Answer: ', '']) {
    const { found, imported, quarantined } = importMarkdown(
      `## What?\n\n${before}${part.repeat(10_000)}x\n`,
      'a.md',
    );
    expect(found).toBe(imported + quarantined);
  }
});

test('folds that lie in one another ten thousand deep are read', () => {
  const text = `${'<details><summary>Why?</summary>\n\n'.repeat(10_000)}${'</details>\n'.repeat(10_000)}`;
  const { found, unused } = importMarkdown(text, 'a.md', { dialect: 'details' });
  expect(found).toBe(1);
  expect(unused).toHaveLength(9999);
});
