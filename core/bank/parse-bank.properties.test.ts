import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBank } from './parse-bank';
import type { Question } from './question';

const settings = { seed: 20_260_301, numRuns: 300 };

/** Pieces that mean something to the format, so that random texts reach its corners. */
const pieces = [
  ...['\n', '\n\n', '  ', '\t', '> ', '- ', '- [ ] ', '- [x] ', '-[x]', '1. ', '# ', '## ', '### '],
  ...[
    '---\n',
    'bank: a\n',
    'title: [\n',
    '<!--',
    '-->',
    'id: x',
    ' | ',
    'kind: cloze',
    '```',
    '~~~',
  ],
  ...['```sim\n', '```answer\n', 'Order:\n', 'Match:\n', '| a | b |\n|---|---|\n', '{{', '}}', '|'],
  ...['<details>', '<summary>Answer</summary>', '</details>', '### Key points\n', '= 3 s ± ', '\\'],
  ...[
    '[a]: b\n',
    '[a]',
    '<p>',
    '&amp;',
    'word',
    'ä',
    '\u{1f600}',
    '\0',
    '\r\n',
    '\u{feff}',
    '\ud800',
  ],
];
const markdown = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

test('no text makes the parser throw, and every problem has a place in the text', () => {
  fc.assert(
    fc.property(fc.oneof(markdown, fc.string({ unit: 'binary' })), (text) => {
      const { problems, questions } = parseBank(text);
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line, column } of problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThanOrEqual(1);
      }
      for (const { line } of questions) expect(line).toBeLessThanOrEqual(lines);
    }),
    settings,
  );
});

const words = fc
  .array(fc.constantFrom('pod', 'node', '`kubectl get`', '**ready**', 'is', 'not', '[a](b)'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '));
const optional = fc.option(words);
const choice = fc.record({ text: words, correct: fc.boolean(), explanation: optional });
const body = fc.oneof(
  fc
    .record({ right: words, choices: fc.array(choice, { minLength: 1, maxLength: 4 }) })
    .map(({ right, choices }) => [...choices, { text: right, correct: true, explanation: null }])
    .map((choices) => {
      const rights = choices.filter(({ correct }) => correct).length;
      return { kind: rights > 1 ? ('multiple' as const) : ('single' as const), choices };
    }),
  fc
    .array(words, { minLength: 3, maxLength: 6 })
    .map((steps) => ({ kind: 'ordering' as const, steps })),
  fc
    .array(fc.record({ left: words, right: words }), { minLength: 2, maxLength: 5 })
    .map((pairs) => ({
      kind: 'matching' as const,
      leftTitle: 'Left',
      rightTitle: 'Right',
      pairs,
    })),
  fc
    .tuple(words, words)
    .map(([a, b]) => ({ kind: 'cloze' as const, text: `${a} {{gap|other}} ${b}` })),
  fc
    .record({ value: fc.integer(), tolerance: fc.nat(), unit: fc.constantFrom('s', 'GiB', null) })
    .map((key) => ({ kind: 'number' as const, ...key })),
  fc
    .array(fc.constantFrom('kubectl get pods', 'k get po', '[x]'), { minLength: 1, maxLength: 3 })
    .map((accepted) => ({ kind: 'short' as const, accepted })),
  fc.constant({ kind: 'open' as const }),
);
const question = fc.record({
  title: words,
  stem: optional.map((stem) => stem ?? ''),
  body,
  hint: optional,
  answer: optional,
  keyPoints: fc.array(words, { maxLength: 3 }),
});
type Written = Pick<Question, 'title' | 'stem' | 'body' | 'hint' | 'answer' | 'keyPoints'>;
const bank = fc.array(question, { minLength: 1, maxLength: 4 });

test('what is written in the format is read back, in every kind', () => {
  fc.assert(
    fc.property(bank, (written) => {
      const { questions, problems } = parseBank(writeBank(written));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(questions).toMatchObject(written.map(withoutPointlessAnswer));
    }),
    settings,
  );
});

test('a bank that was damaged throws nothing away in silence', () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 12 }),
    piece: fc.oneof(fc.constantFrom(...pieces), fc.constant('')),
  });
  fc.assert(
    fc.property(bank, damage, (written, { at, cut, piece }) => {
      const text = writeBank(written);
      const from = Math.floor(at * text.length);
      const damaged = text.slice(0, from) + piece + text.slice(from + cut);
      const { questions, problems } = parseBank(damaged);
      const headings = damaged.split('\n').filter((line) => line.startsWith('## ')).length;
      if (questions.length < headings) expect(problems).not.toEqual([]);
    }),
    { ...settings, numRuns: 400 },
  );
});

/** Key points stand in the answer, so that there is none of them without one. */
function withoutPointlessAnswer(written: Written): Written {
  return written.answer === null ? { ...written, keyPoints: [] } : written;
}

function writeBank(questions: readonly Written[]): string {
  const frontMatter = '---\nbank: a\ntitle: A\nlicense: MIT\n---\n';
  return [frontMatter, ...questions.map(writeQuestion)].join('\n');
}

function writeQuestion({ title, stem, body, hint, answer, keyPoints }: Written, index: number) {
  const points = keyPoints.map((point) => `- ${point}`).join('\n');
  const folded = [answer, points && `### Key points\n\n${points}`].filter(Boolean).join('\n\n');
  const blocks = [
    `## ${title}\n<!-- id: question-${index} -->`,
    stem,
    writeBody(body),
    hint === null ? '' : `> ${hint}`,
    answer === null ? '' : `<details><summary>Answer</summary>\n\n${folded}\n\n</details>`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function writeBody(body: Question['body']): string {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return body.choices
        .map(({ text, correct, explanation }) => {
          const box = `- [${correct ? 'x' : ' '}] ${text}`;
          return explanation === null ? box : `${box}\n  > ${explanation}`;
        })
        .join('\n');
    case 'ordering':
      return `Order:\n\n${body.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
    case 'matching': {
      const rows = body.pairs.map(({ left, right }) => `| ${left} | ${right} |`);
      return ['Match:\n', `| ${body.leftTitle} | ${body.rightTitle} |`, '|---|---|', ...rows].join(
        '\n',
      );
    }
    case 'cloze':
      return body.text;
    case 'number':
      return `= ${body.value} ${body.unit ?? ''} ± ${body.tolerance}`;
    case 'short':
      return `\`\`\`answer\n${body.accepted.join('\n')}\n\`\`\``;
    case 'open':
      return '';
  }
}
