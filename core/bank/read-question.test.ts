import { expect, test } from 'vitest';
import { parseBank } from './parse-bank';

const frontMatter = '---\nbank: pods\ntitle: Pods\nlicense: Apache-2.0\n---\n';
const choices = '- [x] a\n  > yes\n- [ ] b\n  > no\n';
const answer = '\n<details><summary>Answer</summary>\nIt is.\n</details>\n';

function withBody(body: string, metadata = 'id: one'): string {
  return `${frontMatter}\n## What is it?\n<!-- ${metadata} -->\n${body}`;
}

test('a kind that is named decides, and other shapes are part of the stem', () => {
  const { questions, problems } = parseBank(
    withBody(`= is no number\n\n${choices}${answer}`, 'id: one | kind: single'),
  );
  expect(problems).toEqual([]);
  expect(questions[0]).toMatchObject({ stem: '= is no number', body: { kind: 'single' } });
  expect(parseBank(withBody(`\\= 3\n\n${choices}${answer}`)).problems).toEqual([]);
});

test('a choice may be code, under a box that is alone', () => {
  const code = '```yaml\nkind: Pod\n\n  a: 1\n```';
  const { questions, problems } = parseBank(
    withBody(`- [x]\n\n${indent(code)}\n\n  > yes\n- [ ] b\n  > no\n${answer}`),
  );
  expect(problems).toEqual([]);
  expect(questions[0]?.body).toMatchObject({
    choices: [{ text: code, correct: true, explanation: 'yes' }, { text: 'b' }],
  });
});

test('a definition goes with what uses it, and one that nothing uses stays where it is', () => {
  const { questions, preface } = parseBank(
    `${frontMatter}\n# Pods\n\nAbout [pods].\n\n## Why?\n\nSee [docs].\n\n## How?\n\nSo.\n\n[docs]: a\n[pods]: b\n[//]: # (a note)\n`,
  );
  expect(preface).toBe('# Pods\n\nAbout [pods].\n\n[pods]: b');
  expect(questions.map(({ stem }) => stem)).toEqual([
    'See [docs].\n\n[docs]: a',
    'So.\n\n[//]: # (a note)',
  ]);
});

test('code that begins a field keeps its indentation', () => {
  const { questions } = parseBank(withBody(`    kind: Pod\n\n>     a: 1\n${answer}`));
  expect(questions[0]).toMatchObject({ stem: '    kind: Pod', hint: '    a: 1' });
});

test('a proof is kept as what it says', () => {
  const proof =
    '```proof\nat: 30s\nscenario: a\nchoices:\n  1: size(pods) == 1\n  2: false == true\n```';
  const { questions, problems } = parseBank(withBody(`${choices}\n${proof}\n${answer}`));
  expect(problems).toEqual([]);
  expect(questions[0]?.proof).toEqual({
    at: '30s',
    scenario: 'a',
    choices: { 1: 'size(pods) == 1', 2: 'false == true' },
  });
});

test.each([
  ['no scenario', 'choices: { 1: "true", 2: "false" }'],
  ['a moment that is none', 'scenario: a\nat: soon\nchoices: { 1: "true", 2: "false" }'],
  ['a choice that is not there', 'scenario: a\nchoices: { 1: "true", 2: "false", 3: "true" }'],
  ['no CEL', 'scenario: a\nchoices: { 1: "a b", 2: "false" }'],
  ['deep CEL', `scenario: a\nchoices: { 1: "${'('.repeat(9_000)}", 2: "false" }`],
])('a proof with %s is malformed', (_mistake, yaml) => {
  const { problems } = parseBank(withBody(`${choices}\n\`\`\`proof\n${yaml}\n\`\`\`\n${answer}`));
  expect(problems.map(({ rule }) => rule)).toEqual(['proof-malformed']);
});

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
