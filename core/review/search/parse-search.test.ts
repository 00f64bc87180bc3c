import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, SEARCH_LENGTH_MAX } from './parse-search';

test('terms side by side must all hold, and or binds less', () => {
  expect(parseSearch('is:due topic:services or -flag:1')).toEqual({
    search: {
      is: 'any',
      of: [
        {
          is: 'all',
          of: [
            { is: 'state', state: 'due' },
            { is: 'name', name: 'topic', value: 'services' },
          ],
        },
        { is: 'not', of: { is: 'flag', flag: 1 } },
      ],
    },
  });
});

test('brackets group, and a minus before them asks for the opposite of all', () => {
  expect(parseSearch('-(is:new OR is:buried) pods')).toEqual({
    search: {
      is: 'all',
      of: [
        {
          is: 'not',
          of: {
            is: 'any',
            of: [
              { is: 'state', state: 'new' },
              { is: 'state', state: 'buried' },
            ],
          },
        },
        { is: 'words', text: 'pods' },
      ],
    },
  });
});

test.each([
  ['', { is: 'all', of: [] }],
  ['   ', { is: 'all', of: [] }],
  ['"a (b) or: c"', { is: 'words', text: 'a (b) or: c' }],
  ['bank:"my bank"', { is: 'name', name: 'bank', value: 'my bank' }],
  ['docker\\:latest', { is: 'words', text: 'docker:latest' }],
  ['"or"', { is: 'words', text: 'or' }],
  ['a-b', { is: 'words', text: 'a-b' }],
  ['note:', { is: 'note', text: '' }],
  ['TOPIC:Services', { is: 'name', name: 'topic', value: 'Services' }],
  ['has:sim', { is: 'has', part: 'sim' }],
  ['rated:7', { is: 'rated', days: 7, grade: null }],
  ['rated:1:1', { is: 'rated', days: 1, grade: 1 }],
  ['introduced:30', { is: 'introduced', days: 30 }],
  ['prop:recall>=0.85', { is: 'property', property: 'recall', comparison: '>=', value: 0.85 }],
  ['prop:lapses!=0', { is: 'property', property: 'lapses', comparison: '!=', value: 0 }],
])('%s is read', (text, search) => {
  expect(parseSearch(text)).toEqual({ search });
});

test.each([
  ['is:done', 1, 'is: with one of new, learning, due'],
  ['pods deck:docker', 6, 'There is no field “deck”'],
  ['a (b', 3, 'not closed'],
  ['a)', 2, 'Nothing opened'],
  ['a "b', 3, 'quotation mark is not closed'],
  ['a \\', 3, 'Nothing follows this backslash'],
  ['a or', 3, 'is missing'],
  ['or a', 1, 'is missing'],
  ['-', 1, 'is missing'],
  ['()', 2, 'is missing'],
  ['flag:5', 1, 'from 1 to 4'],
  ['prop:ease>2', 1, 'prop:stability<10'],
  ['prop:lapses>', 1, 'prop:stability<10'],
  ['rated:0', 1, 'from 1 (today)'],
  ['rated:7:5', 1, 'A grade is'],
  ['introduced:x', 1, 'from 1 (today)'],
  ['topic:', 1, 'after the colon'],
  ['('.repeat(30), 21, 'at most 20 deep'],
  ['a'.repeat(SEARCH_LENGTH_MAX + 1), SEARCH_LENGTH_MAX + 1, 'at most 500 characters'],
])('%s is refused where it is wrong', (text, column, words) => {
  const parsed = parseSearch(text);
  expect(parsed).toEqual({ problem: { column, message: expect.stringContaining(words) } });
});

const piece = fc.constantFrom(
  'pods',
  'is:due',
  'prop:lapses>3',
  'flag:2',
  '(',
  ')',
  '-',
  'or',
  '"',
  '\\',
  ':',
  ' ',
  'rated:7:1',
  '"two words"',
  'é',
);

test('whatever is written gives a search, or a problem at a place in it', () => {
  const written = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(written, (text) => {
      const parsed = parseSearch(text);
      if ('search' in parsed) return;
      expect(parsed.problem.column).toBeGreaterThanOrEqual(1);
      expect(parsed.problem.column).toBeLessThanOrEqual(text.length);
      expect(parsed.problem.message).not.toBe('');
    }),
    { seed: 1, numRuns: 3_000 },
  );
});

test('brackets around a search, and spaces around it, change nothing', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
      const text = pieces.join(' ');
      const parsed = parseSearch(text);
      fc.pre('search' in parsed && text.trim() !== '');
      expect(parseSearch(` (${text} ) `)).toEqual(parsed);
    }),
    { seed: 2, numRuns: 2_000 },
  );
});
