import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DifferenceLine, textDifference } from './text-difference';

/** As on paper: a sign, the words, and marks around what changed in them. */
function draw({ kind, parts }: DifferenceLine): string {
  const sign = { same: ' ', removed: '-', added: '+' }[kind];
  return sign + parts.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');
}

test('texts that are the same have no difference', () => {
  expect(textDifference('a\nb', 'a\nb')).toEqual([]);
  expect(textDifference('', '')).toEqual([]);
});

test('a changed line shows its words, with the lines around it', () => {
  const before = 'one\ntwo\nthree\nfour\nA pod holds one container.\nsix\nseven\neight\nnine';
  const after = before.replace('one container', 'several containers');
  const hunks = textDifference(before, after);
  expect(hunks.map((hunk) => hunk.map(draw))).toEqual([
    [
      ' two',
      ' three',
      ' four',
      '-A pod holds [one] [container].',
      '+A pod holds [several] [containers].',
      ' six',
      ' seven',
      ' eight',
    ],
  ]);
  expect(hunks[0]?.map((line) => [line.before, line.after])).toEqual([
    [2, 2],
    [3, 3],
    [4, 4],
    [5, null],
    [null, 5],
    [6, 6],
    [7, 7],
    [8, 8],
  ]);
});

test('lines that only one text has are whole', () => {
  expect(textDifference('a\nb', 'a\nnew\nb').map((hunk) => hunk.map(draw))).toEqual([
    [' a', '+new', ' b'],
  ]);
  expect(textDifference('a\nold\nb', 'a\nb').map((hunk) => hunk.map(draw))).toEqual([
    [' a', '-old', ' b'],
  ]);
});

test('a line that became another one is not marked word by word', () => {
  expect(textDifference('What is a pod?', 'Name three volumes!')[0]?.map(draw)).toEqual([
    '-What is a pod?',
    '+Name three volumes!',
  ]);
});

test('changes that are far apart stand in hunks of their own, near ones in one', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  const changed = lines.map((line, index) => ([3, 8, 30].includes(index) ? `${line}!` : line));
  const hunks = textDifference(lines.join('\n'), changed.join('\n'));
  expect(hunks.map((hunk) => hunk.filter(({ kind }) => kind === 'added').length)).toEqual([2, 1]);
});

test('texts that have nothing in common are told apart in a moment', { timeout: 30_000 }, () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `before ${index}`).join('\n');
  const after = Array.from({ length: 20_000 }, (_, index) => `after ${index}`).join('\n');
  const [hunk] = textDifference(before, after);
  expect(hunk).toHaveLength(40_000);
});

test('what was removed and what was added give both texts back', () => {
  const text = fc
    .array(fc.constantFrom('a b c', 'a b d', 'x', '', 'a', 'c d', '\t'), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const hunks = textDifference(before, after);
      expect(apply(before, hunks.flat(), 'before')).toBe(before);
      expect(apply(after, hunks.flat(), 'after')).toBe(after);
    }),
    { seed: 5, numRuns: 1_000 },
  );
});

/** The text with every line of the difference written over its own place. */
function apply(text: string, lines: DifferenceLine[], side: 'before' | 'after'): string {
  const written = text.split('\n');
  for (const line of lines) {
    const place = line[side];
    if (place !== null) written[place - 1] = line.parts.map((part) => part.text).join('');
  }
  return written.join('\n');
}
