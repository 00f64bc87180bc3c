/**
 * Cards in notes, as Obsidian and Orbit users write them: `question::answer`, `question:::answer`, a
 * line of `?` or `??` between the two, `==gaps==` and `{gaps}`, and `Q.` with `A.`.
 */
import type { Paragraph } from 'mdast';
import { walk } from '../markdown';
import { report } from '../reader';
import type { Span } from '../source';
import { spanOf } from '../source';
import type { Dialect, Draft } from './dialect';
import { firstFrom, type ImportDocument, lineAt, startOf } from './import-document';
import type { NeutralQuestion } from './neutral-question';
import { openQuestion } from './open-question';
import { cleanTitle, type Numbering } from './question-title';
import { isFolded, type Survey } from './survey';
import { trimLines } from './text-between';
import { unusedOf } from './unused';

export const flashcards: Dialect = { name: 'flashcards', read: readFlashcards };

export type Card = Span & {
  front: Span;
  back: Span;
  kind: 'plain' | 'reversed' | 'cloze';
};

function readFlashcards(document: ImportDocument, survey: Survey): Draft {
  const drafts = findCards(document).map((card) => readCard(document, survey.numbering, card));
  const questions = drafts.flatMap((question) => question ?? []);
  const unused = unusedOf(document, survey, { starts: new Set(), used: new Set(), level: 7 });
  return {
    questions,
    quarantined: drafts.length - questions.length,
    unused: unused.map((left) => ({ ...left, reason: 'a section of the cards' })),
  };
}

/** The cards of a file, in its order. Code holds none. */
export function findCards(document: ImportDocument): Card[] {
  const paragraphs = document.nodes.filter((node) => node.type === 'paragraph');
  const cards: Card[] = [];
  let end = 0;
  for (const paragraph of paragraphs) {
    if (startOf(paragraph) < end || isFolded(document.folds, startOf(paragraph))) continue;
    const found = cardsOf(document, paragraph);
    for (const card of found) cards.push(card);
    end = Math.max(end, found.at(-1)?.end ?? 0);
  }
  return cards;
}

function cardsOf(document: ImportDocument, paragraph: Paragraph): Card[] {
  const lines = linesOf(document, paragraph);
  const separator = lines.findIndex(({ text }) => text === '?' || text === '??');
  if (separator > 0) return [separatedCard(document, lines, separator)];
  const questions = lines.filter(({ text }) => QUESTION_LABEL.test(text));
  if (questions.length > 0) return questions.flatMap((line) => labelledCard(document, line));
  const inline = lines.flatMap((line) => inlineCard(document, paragraph, line));
  return inline.length > 0 ? inline : clozeCards(document, paragraph);
}

const QUESTION_LABEL = /^[*_]{0,2}Q\s?[.:][*_]{0,2}(?:\s|$)/;
const ANSWER_LABEL = /^[ \t>]*[*_]{0,2}A\s?[.:][*_]{0,2}[ \t]*/;

type Line = Span & { text: string };

const CARD_CHARACTERS_MAX = 20_000;

function linesOf({ source }: ImportDocument, node: Paragraph): Line[] {
  const { start, end } = spanOf(node);
  let at = start;
  return source.text
    .slice(start, end)
    .split('\n')
    .map((whole) => {
      const text = whole.trim();
      const from = at + whole.length - whole.trimStart().length;
      at += whole.length + 1;
      return { text, start: from, end: from + text.length };
    });
}

/** Everything up to the next empty line is the answer, code with empty lines in it too. */
function separatedCard(document: ImportDocument, lines: readonly Line[], index: number): Card {
  const [first] = lines;
  const separator = lines[index];
  const start = first?.start ?? 0;
  const backStart = separator?.end ?? start;
  const end = endOfBlock(document, backStart);
  return {
    start,
    end,
    front: { start, end: separator?.start ?? start },
    back: { start: backStart, end },
    kind: separator?.text === '??' ? 'reversed' : 'plain',
  };
}

function endOfBlock({ source, nodes }: ImportDocument, from: number): number {
  let end = nextBlankLine(source.text, from);
  for (let index = firstFrom(nodes, from, startOf); index < nodes.length; index++) {
    const node = nodes[index];
    if (!node || startOf(node) >= end) break;
    if (node.type === 'code' && spanOf(node).end > end) {
      end = nextBlankLine(source.text, spanOf(node).end);
    }
  }
  return end;
}

function nextBlankLine(text: string, from: number): number {
  const found = /\n[ \t]*(?:\n|$)/.exec(text.slice(from));
  return found ? from + found.index : text.length;
}

/**
 * `Q. ...` up to its `A. ...`, which lasts as long as its paragraph or until the next `Q.`. Where an
 * empty line parts the two, as on two sides of a card, and in a list of `Q:` and `A:`, it lasts up to
 * a rule or heading.
 */
function labelledCard(document: ImportDocument, { start, text: words }: Line): Card[] {
  const { text } = document.source;
  const label = QUESTION_LABEL.exec(words)?.[0].length ?? 0;
  const rest = text.slice(start + label, start + label + CARD_CHARACTERS_MAX);
  const nextQuestion = /\n[ \t>]*[*_]{0,2}Q\s?[.:][*_]{0,2}(?:\s|$)/.exec(rest);
  const own = nextQuestion ? rest.slice(0, nextQuestion.index) : rest;
  const found = /\n[ \t>]*[*_]{0,2}A\s?[.:][*_]{0,2}(?:\s|$)/.exec(own);
  if (!found) {
    const end = nextBlankLine(text, start + label);
    return [{ start, end, front: { start, end }, back: { start: end, end }, kind: 'plain' }];
  }
  const backStart = start + label + found.index + 1;
  const labelLength = ANSWER_LABEL.exec(text.slice(backStart, backStart + 100))?.[0].length ?? 0;
  const isParted = /\n[ \t]*\n/.test(own.slice(0, found.index + 1));
  const side = isParted || words.slice(0, label).includes(':') ? endOfSide : endOfBlock;
  const end = Math.min(side(document, backStart), start + label + own.length);
  const back = { start: backStart + labelLength, end };
  return [{ start, end, front: { start, end: backStart }, back, kind: 'plain' }];
}

/** Up to the next rule or heading. */
function endOfSide({ source, nodes }: ImportDocument, from: number): number {
  for (let index = firstFrom(nodes, from, startOf); index < nodes.length; index++) {
    const node = nodes[index];
    if (node?.type === 'thematicBreak' || node?.type === 'heading') return startOf(node);
  }
  return source.text.length;
}

/** `question::answer` on one line; three colons ask both ways. `std::vector` in code is none. */
function inlineCard(document: ImportDocument, paragraph: Paragraph, line: Line): Card[] {
  const words = [...walk(paragraph)].filter((node) => node.type === 'text').map(spanOf);
  const inWords = (at: number) => words.some(({ start, end }) => at >= start && at < end);
  const at = document.source.text.indexOf('::', line.start);
  if (at === -1 || at >= line.end || at === line.start || !inWords(at)) return [];
  const isReversed = document.source.text.startsWith(':::', at);
  const backStart = at + (isReversed ? 3 : 2);
  if (backStart >= line.end) return [];
  return [
    {
      start: line.start,
      end: line.end,
      front: { start: line.start, end: at },
      back: { start: backStart, end: line.end },
      kind: isReversed ? 'reversed' : 'plain',
    },
  ];
}

const GAP = /==([^=\n][^=]*)==|\{\{c\d+::([^{}]+)\}\}|(?<![{$\\])\{([^{}\n]+)\}(?!\})/g;

function clozeCards({ source }: ImportDocument, paragraph: Paragraph): Card[] {
  const span = spanOf(paragraph);
  const words = [...walk(paragraph)].filter(({ type }) => type === 'text').map(spanOf);
  const gaps = [...source.text.slice(span.start, span.end).matchAll(GAP)].filter(({ index }) =>
    words.some(({ start, end }) => span.start + index >= start && span.start + index < end),
  );
  if (gaps.length === 0) return [];
  return [{ ...span, front: span, back: { start: span.end, end: span.end }, kind: 'cloze' }];
}

function readCard(
  document: ImportDocument,
  numbering: Numbering,
  { start, front, back, kind }: Card,
): NeutralQuestion | null {
  const words = sideText(document, front);
  const [first = '', ...more] = words.split('\n');
  const plain = withoutTags(first);
  const title = cleanTitle(plain, numbering) || plain.replace(QUESTION_LABEL, '').trim();
  if (title === '') {
    report(document, 'heading-empty', start, 'A card needs words before its answer.');
    return null;
  }
  if (kind === 'cloze') return clozeQuestion(document, start, words);
  const answer = withoutTags(withoutSchedule(sideText(document, back)));
  const question = openQuestion(document, { start, title, stem: more.join('\n').trim(), answer });
  if (kind === 'plain') return question;
  const message = 'This card asks both ways; the way back was left out.';
  report(document, 'card-reversed', start, message, 'warning');
  return { ...question, warnings: [...question.warnings, 'card-reversed'] };
}

/** Without the marks of a quote around the card, and without a rule between its sides. */
function sideText({ source }: ImportDocument, { start, end }: Span): string {
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const isQuoted = /^[ \t]*>/.test(source.text.slice(lineStart, lineStart + 100));
  const text = trimLines(source.text.slice(start, end)).replace(/\n[ \t]*-{3,}\s*$/, '');
  return (isQuoted ? text.replaceAll(/^[ \t]*> ?/gm, '') : text).trim();
}

/** Without `#flashcards` and other words that only sort a card. */
function withoutTags(text: string): string {
  const words = text.split(' ');
  while (/^#[\w/-]*[A-Za-z][\w/-]*$/.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ').trim();
}

function clozeQuestion(document: ImportDocument, start: number, words: string): NeutralQuestion {
  const markdown = withoutSchedule(words).trim();
  const gapped = markdown.replaceAll(
    GAP,
    (_, marked?: string, numbered?: string, braced?: string) => {
      const [word = ''] = (marked ?? numbered ?? braced ?? '').split('::');
      return `{{${word}}}`;
    },
  );
  const title = markdown.replaceAll(GAP, '___').split('\n')[0] ?? '';
  return {
    file: document.file,
    line: lineAt(document, start),
    title,
    stem: '',
    body: { kind: 'cloze', text: gapped },
    hint: null,
    answer: null,
    keyPoints: [],
    level: null,
    topics: [],
    id: null,
    keyMissing: false,
    warnings: [],
  };
}

/** What the plugin of Obsidian notes after a card for itself. */
function withoutSchedule(text: string): string {
  return text.replaceAll(/<!--SR:[^>]{0,500}-->/g, '').trimEnd();
}
