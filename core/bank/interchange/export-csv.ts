/** CSV for spreadsheets; the columns are described in docs/interchange.md. */
import { type Body, kinds, type Question } from '../question';
import { joinPoints } from './answer-text';
import {
  type CarriedQuestion,
  type Carries,
  carryQuestions,
  type Exported,
  questionParts,
} from './carry-question';
import { writeCsv } from './csv';
import { guardCell } from './formula';

export const csvCarries: Carries = {
  name: 'CSV',
  kinds,
  parts: questionParts,
  refuse: ({ topics }) =>
    topics.some((topic) => topic.includes(',')) ? 'a topic holds a comma.' : null,
};

type Row = ReadonlyMap<string, string>;

/** The first columns, in their order; after them those that are counted. */
const columns = [
  'id',
  'kind',
  'title',
  'text',
  'cloze',
  'level',
  'topics',
  'hint',
  'answer',
  'key points',
  'correct',
  'tolerance',
  'unit',
];

export function exportCsv(questions: readonly Question[]): Exported {
  const { questions: carried, lost } = carryQuestions(questions, csvCarries);
  const rows = carried.map(rowOf);
  const counted = rows.flatMap((row) => [...row.keys()]).filter((name) => !columns.includes(name));
  const header = [...columns, ...[...new Set(counted)].toSorted(byNumber)];
  const records = rows.map((row) => header.map((name) => guardCell(row.get(name) ?? '')));
  return { text: writeCsv([header, ...records], ',', '\r\n'), lost };
}

/** `choice 1`, `explanation 1`, `choice 2`, ... */
function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)) || (a < b ? -1 : 1);
}

function rowOf(question: CarriedQuestion): Row {
  const { id, title, stem, body, hint, answer, keyPoints, level, topics } = question;
  return new Map([
    ['id', id ?? ''],
    ['kind', body.kind],
    ['title', title],
    ['text', stem],
    ['level', level ?? ''],
    ['topics', topics.join(', ')],
    ['hint', hint ?? ''],
    ['answer', answer ?? ''],
    ['key points', joinPoints(keyPoints)],
    ...bodyCells(body),
  ]);
}

function bodyCells(body: Body): [string, string][] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return [
        ['correct', rightNumbers(body)],
        ...numbered(
          'choice',
          body.choices.map(({ text }) => text),
        ),
        ...numbered(
          'explanation',
          body.choices.map(({ explanation }) => explanation ?? ''),
        ),
      ];
    case 'ordering':
      return numbered('choice', body.steps);
    case 'short':
      return numbered('choice', body.accepted);
    case 'matching':
      return matchingCells(body);
    case 'cloze':
      return [['cloze', body.text]];
    case 'number':
      return [
        ['correct', String(body.value)],
        ['tolerance', String(body.tolerance)],
        ['unit', body.unit ?? ''],
      ];
    case 'open':
      return [];
  }
}

function rightNumbers({ choices }: Extract<Body, { choices: unknown }>): string {
  return choices.flatMap(({ correct }, index) => (correct ? index + 1 : [])).join(', ');
}

/** The titles of the two columns stand in the first pair's place of number 0. */
function matchingCells(body: Extract<Body, { kind: 'matching' }>): [string, string][] {
  return [
    ['choice 0', body.leftTitle],
    ['match 0', body.rightTitle],
    ...numbered(
      'choice',
      body.pairs.map(({ left }) => left),
    ),
    ...numbered(
      'match',
      body.pairs.map(({ right }) => right),
    ),
  ];
}

function numbered(name: string, cells: readonly string[]): [string, string][] {
  return cells.map((cell, index) => [`${name} ${index + 1}`, cell]);
}
