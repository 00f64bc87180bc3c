import { expect, test } from 'vitest';
import { importMarkdown } from './import-markdown';
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
