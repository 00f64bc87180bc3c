/** GIFT, which Moodle and others import: https://docs.moodle.org/en/GIFT_format */
import { readCloze } from '../cloze';
import type { Body, Question } from '../question';
import { renderPlain } from '../render-markdown';
import { joinAnswer } from './answer-text';
import {
  type CarriedQuestion,
  type Carries,
  carryQuestions,
  type Exported,
  gapsOf,
} from './carry-question';
import { escapeGift } from './gift-text';
import { LEVEL_TAG } from './level-tag';
import { isPlainNumber } from './plain-number';
import { joinText } from './question-text';

export const giftCarries: Carries = {
  name: 'GIFT',
  kinds: ['single', 'multiple', 'matching', 'cloze', 'number', 'short', 'open'],
  parts: ['id', 'stem', 'level', 'topics', 'answer', 'key points', 'explanations'],
  refuse,
};

export function exportGift(questions: readonly Question[]): Exported {
  const { questions: carried, lost } = carryQuestions(questions, giftCarries);
  return { text: carried.map(writeQuestion).join('\n'), lost };
}

function refuse({ body, topics }: Question): string | null {
  if (topics.some((topic) => topic.includes(']'))) return 'a topic holds a square bracket.';
  if (body.kind === 'cloze') return refuseGaps(body.text);
  if (body.kind === 'number' && !isPlainNumber(body)) return 'its number is too long for GIFT.';
  if (!keyWords(body).some((words) => words.includes('->'))) return null;
  return 'GIFT takes "->" in it for the mark between two columns.';
}

/** What an arrow would cut in two. */
function keyWords(body: Body): string[] {
  if (body.kind === 'matching') return body.pairs.map(({ left }) => left);
  return body.kind === 'short' ? body.accepted : [];
}

/** At the end of its text a gap would be a short answer. */
function refuseGaps(text: string): string | null {
  if (gapsOf(text) > 1) return 'GIFT takes one gap in a text.';
  const last = readCloze(text).at(-1);
  const isLast = last === undefined || 'gap' in last || last.text.trim() === '';
  return isLast ? 'GIFT takes a gap only where words follow it.' : null;
}

function writeQuestion(question: CarriedQuestion): string {
  const { body, id, topics, level } = question;
  const tags = [...(level === null ? [] : [`${LEVEL_TAG}${level}`]), ...topics];
  const notes = [...(id === null ? [] : [`[id:${id}]`]), ...tags.map((tag) => `[tag:${tag}]`)];
  const name = `::${escapeGift(renderPlain(question.title).replace(/\s+/g, ' '))}::`;
  const [before, after] =
    body.kind === 'cloze' ? aroundGap(question, body) : [joinText(question), ''];
  const general = joinAnswer(question);
  const answers = [
    ...writeAnswers(body),
    ...(general === '' ? [] : [`####${withFormat(general)}`]),
  ];
  const list = answers.map((answer) => `\t${answer}\n`).join('');
  return [
    notes.length > 0 ? `// ${notes.join(' ')}\n` : '',
    `${name}[markdown]${escapeGift(before)}`,
    body.kind === 'cloze' ? '' : ' ',
    answers.length > 0 ? `{${numberMark(body)}\n${list}}` : '{}',
    `${escapeGift(after)}\n`,
  ].join('');
}

/** The text up to the gap and from it. */
function aroundGap({ title, stem }: CarriedQuestion, { text }: { text: string }): [string, string] {
  const parts = readCloze(text).map((part) => ('gap' in part ? null : part.text));
  const at = parts.indexOf(null);
  const before = parts.slice(0, at).join('');
  return [`${joinText({ title, stem })}\n\n${before}`, parts.slice(at + 1).join('')];
}

function numberMark({ kind }: Body): string {
  return kind === 'number' ? '#' : '';
}

function writeAnswers(body: Body): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return writeChoices(body);
    case 'matching':
      return body.pairs.map(({ left, right }) => `=${withFormat(left)} -> ${escapeGift(right)}`);
    case 'cloze':
      return readCloze(body.text).flatMap((part) =>
        'gap' in part ? part.gap.map((word) => `=${weighable(word, 100)}`) : [],
      );
    case 'number':
      return [`=${body.value}:${body.tolerance}`];
    case 'short':
      return body.accepted.map((line) => `=${weighable(line, 100)}`);
    default:
      return [];
  }
}

/** Several right choices share the mark; in a multiple choice a wrong one costs what a right one gives. */
function writeChoices(body: Extract<Body, { choices: unknown }>): string[] {
  const rights = body.choices.filter(({ correct }) => correct).length;
  const share = Number((100 / Math.max(rights, 1)).toFixed(5));
  return body.choices.map(({ text, correct, explanation }) => {
    const mark =
      body.kind === 'single'
        ? `${correct ? '=' : '~'}${weighable(text, correct ? 100 : 0)}`
        : `~%${correct ? share : -share}%${withFormat(text)}`;
    return explanation === null ? mark : `${mark}#${withFormat(explanation)}`;
  });
}

/** A text that begins with a percentage needs a weight before it, or it would be one. */
function weighable(text: string, weight: number): string {
  return `${text.startsWith('%') ? `%${weight}%` : ''}${withFormat(text)}`;
}

/** The format is the question's; it is said again where the text would be taken for a format. */
function withFormat(text: string): string {
  return `${text.startsWith('[') ? '[markdown]' : ''}${escapeGift(text)}`;
}
