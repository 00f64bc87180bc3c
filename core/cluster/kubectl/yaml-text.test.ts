import { expect, test } from 'vitest';
import { yamlText } from './yaml-text';

test.each([
  ['web:1', 'web:1'],
  ['True', '"True"'],
  ['1', '"1"'],
  ['', '""'],
  ['2026-01-01T00:00:00Z', '"2026-01-01T00:00:00Z"'],
  ['*/5 * * * *', "'*/5 * * * *'"],
  ['a: b', "'a: b'"],
  ["it's", "it's"],
  ['@home', "'@home'"],
  ['one\ntwo\n', '|\n  one\n  two'],
  ['one\ntwo', '|-\n  one\n  two'],
  ['trailing \n', '"trailing \\n"'],
  [null, 'null'],
  [{}, '{}'],
  [[], '[]'],
])('%j is written as go-yaml does', (value, text) => {
  expect(yamlText({ key: value })).toBe(`key: ${text}\n`);
});

test('keys are in order and lists stand under their key', () => {
  const pod = { spec: { containers: [{ name: 'c', args: ['a', 'b'] }] }, kind: 'Pod' };
  expect(yamlText(pod)).toBe(
    'kind: Pod\nspec:\n  containers:\n  - args:\n    - a\n    - b\n    name: c\n',
  );
});

test('a long text is folded at the first space past the width', () => {
  const message = `the ${'word '.repeat(20)}end`;
  expect(yamlText({ message })).toBe(
    `message: the ${'word '.repeat(13)}word\n  ${'word '.repeat(6)}end\n`,
  );
});
