import { expect, test } from 'vitest';
import { importMarkdown } from './import/import-markdown';
import { parseBank } from './parse-bank';
import { isDeepYaml } from './yaml-depth';

test.each([
  '['.repeat(60),
  '{a: '.repeat(60),
  '- '.repeat(60),
  '? '.repeat(60),
  `${' '.repeat(300)}a: 1`,
])('%j is too deep', (text) => {
  expect(isDeepYaml(`questions:\n${text}\n`)).toBe(true);
});

test('lists of many entries are not deep', () => {
  expect(isDeepYaml('- { a: [b, "[x]"] }\n'.repeat(1000))).toBe(false);
});

test('front matter that is too deep is refused, in any dialect', () => {
  const text = `---\nbank: a\nquestions: ${'['.repeat(20_000)}\n---\n\n## Why?\n`;
  for (const dialect of [undefined, 'readyz', 'front-matter-list']) {
    const { found, quarantined, problems } = importMarkdown(text, 'a.md', { dialect });
    expect([found, quarantined]).toEqual([1, 1]);
    expect(problems).toMatchObject([{ rule: 'too-deep', severity: 'error', line: 1 }]);
  }
});

const deep = '['.repeat(100_000);
const top = '---\nbank: a\ntitle: A\nlicense: MIT\n---\n\n';

test('a bank with front matter that is too deep is told so, and takes no time', () => {
  for (const yaml of [deep, '? '.repeat(50_000), '- '.repeat(50_000), '{a: '.repeat(25_000)]) {
    const { problems } = parseBank(`---\nbank: ${yaml}\n---\n\n## Why?\n`);
    const rules = problems.map(({ rule }) => rule);
    expect(rules.some((rule) => rule === 'front-matter-invalid' || rule === 'too-deep')).toBe(true);
  }
});

test.each([
  ['sim', 'sim-malformed'],
  ['proof', 'proof-malformed'],
])('a %s block that is too deep is malformed', (name, rule) => {
  const { questions, problems } = parseBank(`${top}## Why?\n\n\`\`\`${name}\n${deep}\n\`\`\`\n`);
  expect(questions).toHaveLength(1);
  expect(problems.map((problem) => problem.rule)).toContain(rule);
});
