import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintBank } from './lint-bank';

const top = '---\nbank: a\ntitle: A\nlicense: MIT\n---\n\n';
const LENGTH = 50_000;
/** Far more than it takes on a busy machine, and far less than a square of the length would. */
const TIME_MS = 10_000;

/** What the rules add to parsing must not grow with the square of a text's length. */
test.each([
  ['a number', `## a\n\n= 3 a${' '.repeat(LENGTH)}b\n`],
  ['a unit', `## a\n\n= 3 ${'a '.repeat(LENGTH / 2)}\n`],
  ['a choice', `## which\n\n- [x] ${'all '.repeat(LENGTH / 4)}\n- [ ] ${'`'.repeat(LENGTH)}\n`],
  ['a heading', `## Which ${'of who not '.repeat(LENGTH / 11)}\n\n- [x] a\n- [ ] b\n`],
  ['gaps', `## a\n\n> ${'{'.repeat(LENGTH)}\n\n{{b}} ${'{{c|'.repeat(LENGTH / 4)}\n`],
  ['tags', `## a\n\n<p ${'<a'.repeat(LENGTH / 2)}\n`],
  ['links', `## a\n\n[b](${'%'.repeat(LENGTH)}) [c](${'a:'.repeat(LENGTH / 2)})\n`],
  ['a comment', `## a\n\n### b\n\n<!--${' '.repeat(LENGTH)}id\n`],
])(
  '%s of great length is held to the rules in no time',
  (_what, question) => {
    expect(lintBank(`${top}${question}`, { exists: () => true }).questions).toHaveLength(1);
  },
  TIME_MS,
);

test('many questions that are nearly the same are compared in no time', () => {
  const questions = Array.from(
    { length: 1_500 },
    (_, index) => `## One two three four five six seven eight nine ten ${index}?\n`,
  );
  const { problems } = lintBank(`${top}${questions.join('\n')}`);
  const similar = problems.filter(({ rule }) => rule === 'question-near-duplicate');
  expect(similar).toHaveLength(1_499);
});

test('no text makes a rule throw, and every problem has a place in it', () => {
  const pieces = fc.constantFrom(
    ...['\n', '\n\n', '## a\n', '### b\n<!-- id: c -->\n', '- [x] d\n', '- [ ] all of the above\n'],
    ...[
      '> e\n',
      'Match:\n\n| f | g |\n|-|-|\n| h | i |\n| h | j |\n',
      '![](k)',
      '[l](%)',
      '<m>',
      '<b>',
    ],
    ...[
      '```\nn\n```\n',
      '{{o}}',
      '= 3\n',
      '<!--',
      '-->',
      '<details><summary>Answer</summary>\n',
      '|',
    ],
    ...[
      '```proof\nchoices: {1: "("}\n```\n',
      '    ',
      '[p]: q\n',
      '\\',
      'never ',
      'not ',
      '\0',
      '\r\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = top + parts.join('');
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line, column } of lintBank(text, { exists: () => false }).problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    }),
    { seed: 20_261_124, numRuns: 500 },
  );
});
