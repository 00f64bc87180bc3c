import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBank } from './format-bank';
import { parseBank } from './parse-bank';
import { printBank } from './print-bank';
import type { PrintableQuestion } from './print-question';
import type { Bank } from './question';

/** A line of words that would be something else where a block begins, or in a cell, or in a comment. */
const line = fc
  .array(
    fc.constantFrom(
      ...['pod', 'is', 'not', 'ready', '`a|b`', '``a`b``', '**b**', '*e*', '~~d~~', '<br>', '<id>'],
      ...['[a](b)', '![i](j.png)', '&amp;', '\\*', '\\#', '#', '-', '+', '1.', '=', '±', '|', '\\'],
      ...[
        '{{',
        '}',
        '!',
        'ä',
        '\u{1f600}',
        '\u{a0}',
        '<!-- c -->',
        '<b>x</b>',
        'https://a.b/c',
        ':',
      ],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((words) => `The ${words.join(' ')} end`);

const fences = fc
  .record({
    mark: fc.constantFrom('```', '````', '~~~'),
    language: fc.constantFrom('', 'yaml', 'sh'),
    lines: fc.array(
      fc.constantFrom(
        'kind: Pod',
        '',
        '   three',
        '\ttab',
        '## no',
        '> no',
        '``',
        '- [x] no',
        '{{n}}',
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ mark, language, lines }) => [mark + language, ...lines, mark].join('\n'));

const table = fc
  .array(line.map(cell), { minLength: 1, maxLength: 3 })
  .map((cells) => ['| a | b |\n|:-:|---|', ...cells.map((text) => `| 1 | ${text} |`)].join('\n'));

const lists = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .chain((items) => fc.constantFrom('- ', '* ', '1. ').map((marker) => ({ items, marker })))
  .map(({ items, marker }) => items.map((text) => marker + text).join('\n'));

const others = fc.constantFrom(
  ...['    indented\n\n    code', '#### Part', '---', '***', '<div>\n<p>raw</p>\n</div>'],
  ...['See [docs].\n\n[docs]: https://a.b/c "t"', 'Two  \nlines', 'Two\\\nlines', '1986\\. A year'],
  ...['<details><summary>More</summary>\n\nfolded\n\n</details>', 'A line\nand `another`'],
  ...[
    '- one\n\n  two\n\n      code\n- three',
    '1. one\n   > quoted\n2. - deep',
    '\\## no',
    '\\- no',
  ],
);

const block = fc.oneof(line, fences, table, lists, others);
const blocks = fc.array(block, { minLength: 1, maxLength: 2 }).map((all) => separate(all));
const quoted = fc.oneof(
  blocks,
  line.map((text) => `> ${text}`),
);
/** Most fields are missing most of the time: small files find as much as large ones, and sooner. */
const optional = sometimes(blocks);
const choice = fc.record({
  text: fc.oneof(line, blocks),
  correct: fc.boolean(),
  explanation: optional,
});

const body = fc.oneof(
  fc
    .array(choice, { minLength: 1, maxLength: 3 })
    .chain((choices) =>
      fc
        .constantFrom(
          ...(choices.filter(({ correct }) => correct).length > 1 ? [] : (['single'] as const)),
          'multiple' as const,
        )
        .map((kind) => ({ kind, choices })),
    ),
  fc.record({
    kind: fc.constant('ordering' as const),
    steps: fc.array(fc.oneof(line, blocks), { minLength: 3, maxLength: 11 }),
  }),
  fc.record({
    kind: fc.constant('matching' as const),
    leftTitle: line.map(bare),
    rightTitle: line.map(bare),
    pairs: fc.array(fc.record({ left: line.map(bare), right: line.map(bare) }), {
      minLength: 2,
      maxLength: 4,
    }),
  }),
  fc
    .tuple(line, line)
    .map(([a, b]) => ({ kind: 'cloze' as const, text: `${bare(a)} {{gap|other}} ${bare(b)}` })),
  fc.record({
    kind: fc.constant('number' as const),
    value: fc
      .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map((n) => n + 0),
    tolerance: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    unit: fc.constantFrom(null, 's', 'GiB', '%', 'requests a second', 'a*b*', '<b>', '[u]'),
  }),
  fc.record({
    kind: fc.constant('short' as const),
    accepted: fc.array(
      fc.constantFrom('kubectl get po', '```', '````', '- [x]', '## no', '{{a}}'),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.constant({ kind: 'open' as const }),
);

const question: fc.Arbitrary<PrintableQuestion> = fc.record({
  id: sometimes(fc.constantFrom('one', 'two-3')),
  title: fc.oneof(
    line,
    line.map((text) => `${text} #`),
    fc.constant('a\nb'),
  ),
  stem: optional.map((stem) => stem ?? ''),
  level: fc.constantFrom('entry', 'core', 'senior'),
  topics: fc.uniqueArray(fc.constantFrom('pods', 'nodes and more'), { maxLength: 2 }),
  source: sometimes(
    fc.record({ name: fc.constant('book'), section: sometimes(fc.constantFrom('3/a', 'a#b')) }),
  ),
  body,
  hint: sometimes(quoted),
  answer: sometimes(fc.oneof(quoted, fc.tuple(blocks, quoted).map(separate))),
  keyPoints: fc.array(fc.oneof(line, blocks), { maxLength: 3 }),
  sim: sometimes(
    fc.record({
      scenario: fc.constantFrom('a', 'no'),
      view: fc.constantFrom('reconcile', 'services'),
      caption: line,
    }),
  ),
  proof: sometimes(
    fc.record({
      at: fc.constant('30s'),
      choices: fc.constant({ 1: 'pods.size() == 3', 2: 'pods.all(p, p.ready) // "#"' }),
    }),
  ),
});

const frontMatter = {
  bank: 'a',
  title: 'A: "b" # c',
  description: 'x',
  language: 'en',
  license: 'MIT',
  topics: ['pods', 'nodes: more'],
  sources: { book: 'A: book' },
};
const files = fc
  .tuple(question, sometimes(question))
  .map((pair) => pair.flatMap((one) => one ?? []));
const FILES = 2_000;

test.each([1, 2, 3, 4, 5])(
  `every question is read back from what is printed of it, in ${FILES} files from seed %i`,
  (seed) => {
    fc.assert(
      fc.property(files, (questions) => {
        const read = parseBank(printBank({ frontMatter, questions }));
        expect(read.frontMatter).toEqual(frontMatter);
        expect(read.questions.map(withoutLine)).toEqual(questions);
      }),
      { seed, numRuns: FILES },
    );
  },
  300_000,
);

test('what is printed is formatted already', () => {
  fc.assert(
    fc.property(files, (questions) => {
      const text = printBank({ frontMatter, questions });
      const { problems } = parseBank(text);
      const isSound = problems.every(({ severity }) => severity === 'warning');
      expect(formatBank(text).text).toBe(isSound ? text : null);
    }),
    { seed: 6, numRuns: 500 },
  );
});

/** Pieces of the format and of Markdown, which random texts are made of. */
const pieces = fc.constantFrom(
  ...['\n', '\n\n', '  ', '> ', '- ', '- [ ] a', '- [x] b\n  > c', '1. ', '## d\n', '### e\n', '#'],
  ...['<!-- id: f -->\n', '<!-- g -->', '```\nh\n```\n', '    i\n', 'Order:\n\n1. j\n2. k\n3. l\n'],
  ...[
    'Match:\n\n| m | n |\n|-|-|\n| o | p |\n| q | r |\n',
    '{{s}}',
    '|',
    '= 3 t ± 1\n',
    '[u]',
    '[u]: v\n',
  ],
  ...[
    '<details><summary>Answer</summary>\n',
    '</details>\n',
    '### Key points\n',
    '<br>',
    '<p>\n',
    '\\',
    '\t',
  ],
  ...[
    '```answer\nw\n```\n',
    '---\n',
    '*',
    '`',
    'x',
    '&amp;',
    '![y](z)',
    '[^1]',
    '[^1]: note\n',
    '~~~\n',
  ],
);
const texts = fc.array(pieces, { maxLength: 25 }).map((parts) => `${top}\n${parts.join('')}\n`);
const top = '---\nbank: a\ntitle: A\nlicense: MIT\n---\n\n# A\n\n## First?\n';

test('any text without errors is formatted to one that stays as it is, and says the same', () => {
  let sound = 0;
  let formatted = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const before = parseBank(text);
      const isSound = before.problems.every(({ severity }) => severity === 'warning');
      const { text: once, problems } = formatBank(text);
      if (isSound) sound += 1;
      if (once === null) expect(problems).not.toEqual([]);
      else expect(isSound).toBe(true);
      if (once === null) return;
      formatted += 1;
      expect(parseBank(once).questions.map(withoutLine)).toEqual(before.questions.map(withoutLine));
      expect(formatBank(once).text).toBe(once);
    }),
    { seed: 7, numRuns: 2_000 },
  );
  expect(formatted).toBeGreaterThan(300);
  expect(formatted / sound).toBeGreaterThan(0.99);
});

function sometimes<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
}

function withoutLine({ line: _line, ...rest }: Bank['questions'][number]): PrintableQuestion {
  return rest;
}

/** What a cell's words may be without an escape. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function bare(text: string): string {
  return text.replaceAll(/[|\\{}]/g, '');
}

/** Blocks with an empty line between them, and none that the next one would become a part of. */
function separate(all: readonly string[]): string {
  return all.flatMap((text, index) => (index === 0 ? [text] : ['Then this.', text])).join('\n\n');
}
