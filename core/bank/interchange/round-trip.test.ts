import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportResult } from '../import/import-result';
import type { NeutralQuestion } from '../import/neutral-question';
import { type Body, levels, type Question } from '../question';
import { unprintable } from '../unprintable';
import {
  type CarriedQuestion,
  type Carries,
  carryQuestions,
  type Exported,
} from './carry-question';
import { aikenCarries, exportAiken } from './export-aiken';
import { exportAnkiText } from './export-anki-text';
import { csvCarries, exportCsv } from './export-csv';
import { exportGift, giftCarries } from './export-gift';
import { exportMoodle, moodleCarries } from './export-moodle';
import { exportQti, qtiCarries } from './export-qti';
import { importAiken } from './import-aiken';
import { importAnkiText } from './import-anki-text';
import { importCsv } from './import-csv';
import { importGift } from './import-gift';
import { importMoodle } from './import-moodle';
import { importQti } from './import-qti';
import { ankiCarries } from './write-anki-note';

type RoundTrip = {
  carries: Carries;
  write: (questions: readonly Question[]) => Exported;
  read: (text: string, file: string) => ImportResult;
};

const formats: RoundTrip[] = [
  { carries: giftCarries, write: exportGift, read: importGift },
  { carries: aikenCarries, write: exportAiken, read: importAiken },
  { carries: csvCarries, write: exportCsv, read: importCsv },
  { carries: moodleCarries, write: exportMoodle, read: importMoodle },
  { carries: qtiCarries, write: writeItems, read: importQti },
  {
    carries: ankiCarries,
    write: (asked) => exportAnkiText(asked, 'pods', 'Pods'),
    read: importAnkiText,
  },
];

/** Words that mean something to one format or another. */
const words = fc
  .array(
    fc.constantFrom(
      ...[
        'pod',
        'node',
        'a=b',
        '~',
        '#3',
        '{x}',
        'a:b',
        '\\',
        '50%',
        '->',
        '[html]',
        '"q"',
        "it's",
      ],
      ...[',', ';', '`kubectl  get`', '**ready**', '<name>', '<b>bold</b>', '&amp;', ']]>', '\\n'],
      ...['ä\u{1f600}', '&&092;', 'A)', 'ANSWER: A', '//', '::', '$x', '[a](b.md)', '#', '@', '+1'],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(' '));
const title = words.map((text) => `What ${text}?`);
const block = fc.oneof(
  words,
  words.map((text) => `> ${text}`),
  fc.tuple(words, words).map((items) => items.map((item) => `- ${item}`).join('\n')),
  words.map((text) => `\`\`\`sh\n  ${text}\n\n\tls\n\`\`\``),
  fc.tuple(words, words).map(([left, right]) => `${left}\\\n${right}`),
);
const blocks = fc.array(block, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'));
const line = fc
  .tuple(fc.constantFrom('', '-', '=', "'", '%20%', '['), words)
  .map((parts) => parts.join(''));
const text = fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: blocks });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const choice = (correct: boolean) =>
  fc.record({ text, correct: fc.constant(correct), explanation: maybe(text) });
const single = fc
  .tuple(choice(true), fc.array(choice(false), { minLength: 1, maxLength: 3 }), fc.nat(3))
  .map(([right, wrong, at]) => [...wrong.slice(0, at), right, ...wrong.slice(at)]);
const multiple = fc
  .tuple(choice(true), fc.array(fc.boolean().chain(choice), { minLength: 1, maxLength: 4 }))
  .map(([first, others]) => [...others, first]);
const plain = words.map((value) => value.replaceAll(/[{}|]/g, ''));
const gap = fc
  .array(fc.constantFrom('pod', 'two words', 'a=b', "it's", '50%'), { minLength: 1, maxLength: 2 })
  .map((accepted) => `{{${[...new Set(accepted)].join('|')}}}`);
const cloze = fc
  .tuple(plain, fc.array(fc.tuple(gap, plain), { minLength: 1, maxLength: 3 }))
  .map(([first, rest]) => `${first} ${rest.map(([hole, after]) => `${hole} ${after}`).join(' ')}`)
  .map((value) => `The ${value}`);
const decimal = fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 100);

const body: fc.Arbitrary<Body> = fc.oneof(
  single.map((choices) => ({ kind: 'single' as const, choices })),
  multiple.map((choices) => ({ kind: 'multiple' as const, choices })),
  fc
    .array(text, { minLength: 3, maxLength: 5 })
    .map((steps) => ({ kind: 'ordering' as const, steps })),
  fc.record({
    kind: fc.constant('matching' as const),
    leftTitle: words,
    rightTitle: words,
    pairs: fc.array(fc.record({ left: words, right: words }), { minLength: 2, maxLength: 4 }),
  }),
  cloze.map((value) => ({ kind: 'cloze' as const, text: value })),
  fc.record({
    kind: fc.constant('number' as const),
    value: decimal,
    tolerance: decimal.map(Math.abs),
    unit: maybe(fc.constantFrom('s', '%', 'MiB')),
  }),
  fc
    .uniqueArray(words, { minLength: 1, maxLength: 3 })
    .map((accepted) => ({ kind: 'short' as const, accepted })),
  fc.constant({ kind: 'open' as const }),
);

const question: fc.Arbitrary<Question> = fc.record({
  id: maybe(fc.constantFrom('svc-reach', '1-a', 'pods', 'a')),
  title,
  stem: fc.oneof(
    fc.constant(''),
    blocks.map((value) => value.replaceAll('{', '(')),
  ),
  level: fc.constantFrom(...levels),
  topics: fc.uniqueArray(fc.constantFrom('pods', 'control plane', 'nodes & more'), {
    maxLength: 2,
  }),
  source: maybe(fc.constant({ name: 'docs', section: null })),
  body,
  hint: maybe(blocks),
  answer: maybe(blocks),
  keyPoints: fc.array(text, { maxLength: 3 }),
  sim: fc.constant(null),
  proof: fc.constant(null),
  line: fc.constant(1),
});
/** What a bank file can say; the rest never comes out of one. */
const asked = fc.sample(
  question.filter((candidate) => unprintable(candidate) === null),
  { seed: 41, numRuns: 300 },
);

const hostile = [
  ...['{', '=', '::', '\\', ' ', '\n', '<a', '<a>', '&', '"', ',', "'", '#', 'A. ', '"\n'],
  ...[
    '{{c1::',
    '{1:SA:',
    '<question type="cloze">',
    '<!--',
    '[[1]]',
    '#separator:',
    '// [id:',
    '->',
  ],
];

describe.each(formats.map((format) => [format.carries.name, format] as const))(
  '%s',
  (_, format) => {
    test('what is written is read again', () => {
      const carried = carryQuestions(asked, format.carries);
      const { text: written, lost } = format.write(asked);
      const read = format.read(written, 'a');
      expect(read.questions.map(carriedOf)).toEqual(carried.questions);
      expect(read.quarantined).toBe(0);
      expect(lost).toEqual(carried.lost);
      expect(carried.questions.length).toBeGreaterThan(5);
    });

    test('no text makes it throw, and nothing is lost', () => {
      const pieces = fc.constantFrom(
        ...['{', '}', '=', '~', '#', '::', '\n', '\n\n', 'word', '%50%', 'T', '\\', '$CATEGORY: a'],
        ...[
          '<',
          '>',
          '</a>',
          '<question type="multichoice">',
          '<text>',
          '&',
          ';',
          ',',
          '"',
          '\t',
          "'",
        ],
        ...[
          'A. x\n',
          'ANSWER: A\n',
          '#separator:tab\n',
          '1',
          '.',
          '-',
          '->',
          '\0',
          '\ud800',
          '[html]',
        ],
      );
      fc.assert(
        fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
          const result = format.read(parts.join(''), 'a');
          expect(result.found).toBe(result.imported + result.quarantined);
        }),
        { seed: 42, numRuns: 200 },
      );
    });

    test.each(hostile)('50 kB of %j are read in time', { timeout: 30_000 }, (piece) => {
      const { found, imported, quarantined } = format.read(
        piece.repeat(50_000 / piece.length),
        'a',
      );
      expect(found).toBe(imported + quarantined);
    });
  },
);

/** Many items in one file, as some programs write them. */
function writeItems(asked: readonly Question[]): Exported {
  const { files, lost } = exportQti(asked, 'Pods');
  const items = files.filter(({ name }) => name.startsWith('items/'));
  return { text: `<items>${items.map(({ text }) => text).join('')}</items>`, lost };
}

function carriedOf(question: NeutralQuestion): CarriedQuestion {
  const { title, stem, body, hint, answer, keyPoints, level, topics, id } = question;
  return { title, stem, body, hint, answer, keyPoints, level, topics, id };
}
