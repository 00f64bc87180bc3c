import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAtOnce } from './markdown';
import { parsePieces } from './parse-pieces';

const filler = `${'word '.repeat(20)}\n`.repeat(40);

function expectSameTree(text: string): void {
  expect(parsePieces(text, parseAtOnce)).toEqual(parseAtOnce(text));
}

test.each([
  ['a fence that stays open over empty lines', '```sh\n\n# comment\n\ntext\n```\n\n'],
  ['a comment that stays open over empty lines', '<!-- a\n\n# left out\n\n-->\n\n'],
  ['a list with blocks in its items', '- a\n\n  b\n\n      code\n\n1. ### c\n\n   d\n\n'],
  ['a link whose definition is far away', '[here][far] and ![alt][FAR], [near] [.]\n\n'],
  ['a link over two lines of a quote', '> a [so\n> far]\n\n'],
  ['a footnote that is far away', 'a [^far] and [^near]\n\n'],
  ['a definition that is only code', '```\n[near]: b\n```\n\n'],
  ['an HTML block and folds', '<details>\n<summary>a</summary>\n\nb\n\n</details>\n\n<p>\n\n'],
])('the tree is the same in pieces: %s', (_, block) => {
  const ends = '[far]: https://example.org\n[so far]: https://example.org\n\n[^far]: b';
  expectSameTree(`---\na: 1\n\n# b: 2\n---\n\n${(filler + block).repeat(16)}\n${ends}\n`);
});

test.each([
  ['a fence that opens on the first line and never ends', '```\n'],
  ['a fence that never ends', '[far]\n\n```\n'],
  ['front matter twice', '---\na: 1\n---\n---\nb: 1\n---\n    code\n'],
  ['code with an indent', '    code [far]\n\n[^far]\n'],
])('the tree is the same in pieces, after %s', (_, first) => {
  expectSameTree(`${first}${`${filler}\n`.repeat(15)}\n\n[far]: a\n\n[^far]: b`);
});

test('a thousand definitions far from a thousand links make the same tree', () => {
  const numbers = Array.from({ length: 1_000 }, (_, number) => number);
  const links = numbers.map((number) => `A link to [it][name ${number}] and more words.\n\n`);
  const definitions = numbers.map((number) => `[name ${number}]: https://example.org/${number}\n`);
  expectSameTree(links.join('') + filler.repeat(5) + definitions.join(''));
});

test('the tree is the same in pieces, whatever the text', () => {
  const marks = ['# a', '\n', '\n\n', '- b', '  ', '```', '<!--', '-->', '> ', '<p>', 'c', '|'];
  const names = ['[a]', '[a]: b\n', '[^c]', '[^c]: d\n', '\\'];
  const parts = fc.array(fc.constantFrom(...marks, ...names), { maxLength: 30 });
  fc.assert(
    fc.property(parts, parts, parts, (first, middle, last) => {
      const text = `${first.join('')}\n${filler}\n`.repeat(6) + middle.join('');
      expectSameTree(`${text}\n\n${`${filler}\n`.repeat(5)}${last.join('')}`);
    }),
    { seed: 3, numRuns: 25 },
  );
});
