import { expect, test } from 'vitest';
import { parseBank } from './parse-bank';

const frontMatter = `---
bank: pods
title: Pods
license: Apache-2.0
topics: [nodes]
sources: { book: A book }
---
`;
/** Line of the first question's heading in what `withBody` makes. */
const HEADING = 9;

/** What stands under the heading and its metadata; it begins two lines under the heading. */
function withBody(body: string, metadata = 'id: one'): string {
  return `${frontMatter}\n## What is it?\n<!-- ${metadata} -->\n${body}`;
}

const answer = '\n<details><summary>Answer</summary>\nIt is.\n</details>\n';
const choices = '- [x] a\n  > yes\n- [ ] b\n  > no\n';

test('a sound bank has no problems', () => {
  const { frontMatter, questions, problems } = parseBank(withBody(`\n${choices}${answer}`));
  expect(problems).toEqual([]);
  expect(frontMatter).toEqual({
    bank: 'pods',
    title: 'Pods',
    description: '',
    language: 'en',
    license: 'Apache-2.0',
    topics: ['nodes'],
    sources: { book: 'A book' },
  });
  expect(questions).toEqual([
    {
      id: 'one',
      title: 'What is it?',
      stem: '',
      level: 'core',
      topics: [],
      source: null,
      body: {
        kind: 'single',
        choices: [
          { text: 'a', correct: true, explanation: 'yes' },
          { text: 'b', correct: false, explanation: 'no' },
        ],
      },
      hint: null,
      answer: 'It is.',
      keyPoints: [],
      sim: null,
      proof: null,
      line: HEADING,
    },
  ]);
});

test.each([
  ['id-missing', 9, 1, `${frontMatter}\n## What?\n\n${choices}${answer}`],
  ['id-malformed', 10, 6, withBody(choices + answer, 'id: One_Two')],
  [
    'id-duplicate',
    20,
    1,
    `${withBody(choices + answer)}\n## Again?\n<!-- id: one -->\n${choices}${answer}`,
  ],
  ['metadata-malformed', 10, 16, withBody(choices + answer, 'id: one | level')],
  ['metadata-malformed', 10, 16, withBody(choices + answer, 'id: one | id: two')],
  ['metadata-malformed', 10, 1, withBody(choices + answer, 'id: one --> <!-- level: core')],
  ['metadata-unknown-key', 10, 16, withBody(choices + answer, 'id: one | topic: nodes')],
  ['kind-unknown', 10, 16, withBody(choices + answer, 'id: one | kind: choice')],
  ['level-unknown', 10, 16, withBody(choices + answer, 'id: one | level: junior')],
  ['topic-unknown', 10, 16, withBody(choices + answer, 'id: one | topics: nodes, pods')],
  ['source-unknown', 10, 16, withBody(choices + answer, 'id: one | source: film#1')],
  ['heading-empty', 9, 1, `${frontMatter}\n##\n<!-- id: one -->\n${choices}${answer}`],
  ['kind-shape-mismatch', 9, 1, withBody(choices + answer, 'id: one | kind: ordering')],
  ['kind-shape-mismatch', 9, 1, withBody(`${choices}\n= 3 s ± 0\n${answer}`)],
  [
    'kind-shape-mismatch',
    9,
    1,
    withBody(`- [x] a\n  > 1\n- [x] b\n  > 2\n${answer}`, 'id: one | kind: single'),
  ],
  ['no-key', 11, 1, withBody(`- [ ] a\n  > 1\n- [ ] b\n  > 2\n${answer}`)],
  ['single-choice-only-one', 11, 1, withBody(`- [x] a\n  > 1\n${answer}`)],
  ['choice-empty', 13, 1, withBody(`- [x] a\n  > 1\n- [ ]\n  > 2\n${answer}`)],
  ['choice-malformed', 13, 1, withBody(`- [x] a\n  > 1\n- [ ]b\n  > 2\n${answer}`)],
  ['choice-explanation-missing', 13, 1, withBody(`- [x] a\n  > 1\n- [ ] b\n${answer}`)],
  ['order-too-short', 11, 1, withBody(`Order:\n\n1. a\n2. b\n${answer}`)],
  ['order-too-short', 11, 1, withBody(`Order:\n\n- a\n- b\n- c\n${answer}`)],
  ['match-uneven', 15, 1, withBody(`Match:\n\n| a | b |\n|---|---|\n| 1 |\n| 2 | 3 |\n${answer}`)],
  ['match-uneven', 11, 1, withBody(`Match:\n\nnothing\n${answer}`)],
  ['cloze-without-gap', 11, 1, withBody(`A {{}} gap.\n${answer}`)],
  ['cloze-without-gap', 9, 1, withBody(`No gap.\n${answer}`, 'id: one | kind: cloze')],
  ['number-without-tolerance', 11, 1, withBody(`= 30 s\n${answer}`)],
  ['number-malformed', 11, 1, withBody(`= thirty ± 2\n${answer}`)],
  ['short-answer-empty', 11, 1, withBody(`\`\`\`answer\n\n\`\`\`\n${answer}`)],
  ['answer-missing', 9, 1, withBody(choices)],
  ['key-points-missing', 9, 1, withBody(answer)],
  ['answer-repeated', 20, 1, withBody(choices + answer + answer)],
  [
    'details-malformed',
    16,
    1,
    withBody(`${choices}\n<details><summary>Answer</summary> It is.\n</details>\n`),
  ],
  ['unclosed-details', 16, 1, withBody(`${choices}\n<details><summary>Answer</summary>\nIt is.\n`)],
  ['unclosed-details', 19, 1, withBody(`${choices}${answer}</details>\n`)],
  ['block-repeated', 15, 1, withBody(`${sim('a')}\n${sim('a')}\n${choices}${answer}`)],
  [
    'sim-malformed',
    11,
    1,
    withBody(`\`\`\`sim\nscenario: a\nview: film\n\`\`\`\n${choices}${answer}`),
  ],
  ['sim-malformed', 11, 1, withBody(`\`\`\`sim\n{{{\n\`\`\`\n${choices}${answer}`)],
  ['sim-unknown', 11, 1, withBody(`${sim('b')}\n${choices}${answer}`)],
  ['fence-unclosed', 19, 1, withBody(`${choices}${answer}\`\`\`yaml\nkind: Pod\n`)],
  [
    'heading-in-code',
    19,
    1,
    withBody(`${choices}${answer}\`\`\`\n## Swallowed?\n<!-- id: two -->\n\`\`\`\n`),
  ],
  [
    'heading-in-html',
    19,
    1,
    withBody(`${choices}${answer}<!-- note\n## Swallowed?\n<!-- id: two -->\n`),
  ],
  ['heading-in-html', 19, 1, withBody(`${choices}${answer}<p>\n## Swallowed?\n`)],
  [
    'title-repeated',
    20,
    1,
    `${frontMatter.trim()}\n# Pods\n${withBody(choices + answer).slice(frontMatter.length)}# Again\n`,
  ],
  ['text-too-long', 9, 1, withBody(`${'word '.repeat(5_000)}\n${choices}${answer}`)],
  ['too-deep', 11, 1, withBody(`${'> '.repeat(60)}deep\n`)],
  ['too-deep', 11, 1, withBody(nestedList(30))],
  ['front-matter-missing', 1, 1, '# Pods\n'],
  ['front-matter-invalid', 2, 7, frontMatter.replace('pods', 'Pods!')],
  ['front-matter-invalid', 4, 10, frontMatter.replace('license', 'licence')],
  ['front-matter-invalid', 4, 1, frontMatter.replace('Pods', '[')],
  ['front-matter-invalid', 2, 1, frontMatter.replace('Pods', '"\\0"')],
])('%s is reported in line %i, column %i', (rule, line, column, text) => {
  const { problems } = parseBank(text, { scenarios: ['a'] });
  expect(problems).toContainEqual(expect.objectContaining({ rule, line, column }));
});

test('warnings are advice: a bank with warnings alone has no errors', () => {
  const { problems } = parseBank(withBody('= 30 s\n'));
  expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['answer-missing', 'warning'],
    ['number-without-tolerance', 'warning'],
  ]);
});

test('what a question says stays as its author wrote it', () => {
  const { questions, problems } = parseBank(`${frontMatter}
## Why is \`web\` *Pending*?
<!-- id: one | level: senior | topics: nodes | source: book#3/a | kind: open -->

Look at this:

\`\`\`yaml
kind: Pod   # with [a link][docs]
\`\`\`
- one
- two

> First hint,
> in [two lines][docs].

<details>
<summary>Answer</summary>

| a | b |
|---|---|
| 1 | 2 |

### Key points

- The \`scheduler\`
  finds no node
- See [docs]

### Afterwards

More.
</details>

[docs]: https://kubernetes.io/docs
`);
  expect(problems).toEqual([]);
  expect(questions[0]).toEqual({
    id: 'one',
    title: 'Why is `web` *Pending*?',
    stem: 'Look at this:\n\n```yaml\nkind: Pod   # with [a link][docs]\n```\n- one\n- two',
    level: 'senior',
    topics: ['nodes'],
    source: { name: 'book', section: '3/a' },
    body: { kind: 'open' },
    hint: 'First hint,\nin [two lines][docs].\n\n[docs]: https://kubernetes.io/docs',
    answer: '| a | b |\n|---|---|\n| 1 | 2 |\n\n### Afterwards\n\nMore.',
    keyPoints: [
      'The `scheduler`\nfinds no node',
      'See [docs]\n\n[docs]: https://kubernetes.io/docs',
    ],
    sim: null,
    proof: null,
    line: 9,
  });
});

test('an answer needs no empty lines around it, not even before the next question', () => {
  const fence = '```yaml\na: 1\n\n## not a question\n```';
  const text = `${withBody(`${choices}\n<details><summary>Answer</summary>\n${fence}\n### Key points\n- a\n</details>\n## Next?`)}\n<!-- id: two | kind: open -->\n<DETAILS>\n<summary>answer</summary>\nYes.\n### Key points\n- b\n</DETAILS>`;
  const { questions, problems } = parseBank(text);
  expect(problems).toEqual([]);
  expect(questions.map(({ title, answer, keyPoints }) => [title, answer, keyPoints])).toEqual([
    ['What is it?', fence, ['a']],
    ['Next?', 'Yes.', ['b']],
  ]);
});

test('other details stay where they are, in the stem and in the answer', () => {
  const more = '<details><summary>Log</summary>\n\nlines\n\n</details>';
  const { questions, problems } = parseBank(
    withBody(
      `${more}\n\n${choices}\n<details><summary>Answer</summary>\n\nIt is.\n\n${more}\n\n</details>\n`,
    ),
  );
  expect(problems).toEqual([]);
  expect(questions[0]).toMatchObject({ stem: more, answer: `It is.\n\n${more}` });
});

test('a question in a comment is left out, and deeper headings begin none', () => {
  const text = `${withBody(`### Part\n\n${choices}${answer}`)}\n<!--\n## Later?\n-->\n`;
  const { questions, problems } = parseBank(text);
  expect(problems).toEqual([]);
  expect(questions.map(({ title }) => title)).toEqual(['What is it?']);
});

test('braces in code are no gaps, and an open question may hold any shape', () => {
  const code = 'Run `docker ps --format {{.Names}}`.';
  expect(parseBank(withBody(code)).questions[0]?.body.kind).toBe('open');
  const { questions, problems } = parseBank(
    withBody(`Tick {{what}} you did:\n\n- [ ] this\n- [x] that\n${answer}`, 'id: one | kind: open'),
  );
  expect(questions[0]?.body).toEqual({ kind: 'open' });
  expect(problems.map(({ rule }) => rule)).toEqual(['key-points-missing']);
});

test('a multiple choice may have one right choice when it is named', () => {
  const { questions, problems } = parseBank(withBody(choices + answer, 'id: one | kind: multiple'));
  expect(problems).toEqual([]);
  expect(questions[0]?.body.kind).toBe('multiple');
});

test('a long rule or underline is not nested', () => {
  const rule = '-'.repeat(200);
  const { questions, problems } = parseBank(withBody(`${rule}\n\n${choices}${answer}`));
  expect(problems).toEqual([]);
  expect(questions[0]?.stem).toBe(rule);
});

test('line endings, a byte-order mark and NUL characters change nothing but themselves', () => {
  const text = withBody(`\n${choices}${answer}`);
  const plain = parseBank(text);
  expect(parseBank(`\u{feff}${text.replaceAll('\n', '\r\n')}`)).toEqual(plain);
  expect(parseBank(text.replace('It is.', 'It\0is.')).questions[0]?.answer).toBe('It\u{fffd}is.');
});

function sim(scenario: string): string {
  return `\`\`\`sim\nscenario: ${scenario}\nview: reconcile\n\`\`\``;
}

function nestedList(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a\n`).join('');
}
