import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintBank } from './lint/lint-bank';
import { parseFragment } from './markdown';
import { parseBank } from './parse-bank';
import { kinds } from './question';

const page = join(import.meta.dirname, '../../docs/question-format.md');
const examples = parseFragment(await readFile(page, 'utf8'))
  .children.filter((node) => node.type === 'code')
  .filter(({ lang }) => lang === 'markdown')
  .map(({ value }) => value);
const [top = '', ...questions] = examples;

test.each(questions)('the example breaks no rule: %s', (question) => {
  const bank = lintBank(`${top}\n\n${question}\n`, {
    scenarios: ['self-healing'],
    exists: (path) => path === 'images/pod.png',
  });
  const problems = bank.problems.filter(({ rule }) => rule !== 'source-missing');
  expect(problems).toEqual([]);
  expect(bank.questions).toHaveLength(1);
});

test('all examples together are a bank with every kind but one', () => {
  const bank = parseBank(`${top}\n\n${questions.join('\n\n')}\n`);
  expect(bank.problems).toEqual([]);
  const shown = new Set(bank.questions.map(({ body }) => body.kind));
  expect(kinds.filter((kind) => !shown.has(kind))).toEqual(['multiple']);
});
