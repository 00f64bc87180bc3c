import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../markdown';
import { parsePieces } from './parse-pieces';

const filler = `${'word '.repeat(20)}\n`.repeat(40);

test.each([
  ['a fence that stays open over empty lines', '```sh\n\n# comment\n\ntext\n```\n\n'],
  ['a comment that stays open over empty lines', '<!-- a\n\n# left out\n\n-->\n\n'],
  ['a list with blocks in its items', '- a\n\n  b\n\n      code\n\n1. ### c\n\n   d\n\n'],
  ['a link whose definition is far away', '[here][far]\n\n'],
  ['an HTML block and folds', '<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n<p>\n\n'],
])('the tree is the same in pieces: %s', (_, block) => {
  const text = `---\na: 1\n\n# b: 2\n---\n\n${(filler + block).repeat(16)}\n[far]: https://example.org\n`;
  expect(parsePieces(text)).toMatchObject({ children: parseDocument(text).children });
});

test('the tree is the same in pieces, whatever the text', () => {
  const pieces = ['# a', '\n', '\n\n', '- b', '  ', '```', '<!--', '-->', '> ', '<p>', 'c', '|'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const text = `${filler}\n`.repeat(5) + parts.join('') + `\n\n${filler}`.repeat(8);
      expect(parsePieces(text)).toMatchObject({ children: parseDocument(text).children });
    }),
    { seed: 3, numRuns: 25 },
  );
});
