/** Moodle XML: https://docs.moodle.org/en/Moodle_XML_format. Texts stay Markdown, which Moodle shows. */
import { readCloze } from '../cloze';
import type { Body, Question } from '../question';
import { renderPlain } from '../render-markdown';
import { joinAnswer } from './answer-text';
import {
  type CarriedQuestion,
  type Carries,
  carryQuestions,
  type Exported,
} from './carry-question';
import { LEVEL_TAG } from './level-tag';
import { escapeGap } from './moodle-cloze';
import { isPlainNumber } from './plain-number';
import { joinText } from './question-text';
import { cdata, xmlText } from './xml-text';

export const moodleCarries: Carries = {
  name: 'Moodle XML',
  kinds: ['single', 'multiple', 'ordering', 'matching', 'cloze', 'number', 'short', 'open'],
  parts: ['id', 'stem', 'level', 'topics', 'hint', 'answer', 'key points', 'explanations', 'unit'],
  refuse: ({ body }) =>
    body.kind === 'number' && !isPlainNumber(body) ? 'its number is too long for Moodle.' : null,
};

export function exportMoodle(questions: readonly Question[]): Exported {
  const { questions: carried, lost } = carryQuestions(questions, moodleCarries);
  const items = carried.map(writeQuestion).join('');
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${items}</quiz>\n`, lost };
}

function writeQuestion(question: CarriedQuestion): string {
  const { body, id, title, hint, topics, level } = question;
  const tags = [...(level === null ? [] : [`${LEVEL_TAG}${level}`]), ...topics];
  return [
    `<question type="${typeOf(body)}">`,
    `<name><text>${xmlText(renderPlain(title))}</text></name>`,
    written('questiontext', textOf(question)),
    written('generalfeedback', joinAnswer(question)),
    ...(id === null ? [] : [`<idnumber>${xmlText(id)}</idnumber>`]),
    '<defaultgrade>1</defaultgrade>',
    '<penalty>0</penalty>',
    ...writeBody(body),
    ...(hint === null ? [] : [written('hint', hint)]),
    `<tags>${tags.map((tag) => `<tag><text>${xmlText(tag)}</text></tag>`).join('')}</tags>`,
    '</question>\n',
  ].join('\n');
}

function typeOf({ kind }: Body): string {
  const types = {
    single: 'multichoice',
    multiple: 'multichoice',
    ordering: 'ordering',
    matching: 'matching',
    cloze: 'cloze',
    number: 'numerical',
    short: 'shortanswer',
    open: 'essay',
  };
  return types[kind];
}

/** Moodle's cloze has its gaps in the text. */
function textOf(question: CarriedQuestion): string {
  const { body } = question;
  if (body.kind !== 'cloze') return joinText(question);
  const text = readCloze(body.text).map((part) =>
    'gap' in part ? `{1:SHORTANSWER:=${part.gap.map(escapeGap).join('~=')}}` : part.text,
  );
  return `${joinText(question)}\n\n${text.join('')}`;
}

function writeBody(body: Body): string[] {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return writeChoices(body);
    case 'ordering':
      return [
        '<layouttype>VERTICAL</layouttype>',
        '<selecttype>ALL</selecttype>',
        '<gradingtype>ABSOLUTE_POSITION</gradingtype>',
        ...body.steps.map((step, index) => answerOf(step, index + 1, null)),
      ];
    case 'matching':
      return [
        '<shuffleanswers>true</shuffleanswers>',
        ...body.pairs.map(({ left, right }) => {
          const answer = `<answer><text>${cdata(right)}</text></answer>`;
          return `<subquestion format="markdown"><text>${cdata(left)}</text>${answer}</subquestion>`;
        }),
      ];
    case 'number':
      return writeNumber(body);
    case 'short':
      return [
        '<usecase>0</usecase>',
        ...body.accepted.map((line) => answerOf(escapeStars(line), 100, null)),
      ];
    case 'open':
      return ['<responseformat>editor</responseformat>', '<responserequired>1</responserequired>'];
    case 'cloze':
      return [];
  }
}

/** A star would be any words at all. */
function escapeStars(line: string): string {
  return line.replaceAll('*', '\\*');
}

/** In a multiple choice a wrong one costs what a right one gives. */
function writeChoices({ kind, choices }: Extract<Body, { choices: unknown }>): string[] {
  const rights = choices.filter(({ correct }) => correct).length;
  const share = kind === 'single' ? 100 : Number((100 / Math.max(rights, 1)).toFixed(5));
  const cost = kind === 'single' ? 0 : -share;
  return [
    `<single>${kind === 'single'}</single>`,
    '<shuffleanswers>true</shuffleanswers>',
    '<answernumbering>abc</answernumbering>',
    ...choices.map(({ text, correct, explanation }) =>
      answerOf(text, correct ? share : cost, explanation),
    ),
  ];
}

function writeNumber({ value, tolerance, unit }: Extract<Body, { kind: 'number' }>): string[] {
  const answer = [
    '<answer fraction="100" format="moodle_auto_format">',
    `<text>${value}</text>`,
    written('feedback', ''),
    `<tolerance>${tolerance}</tolerance>`,
    '</answer>',
  ].join('');
  if (unit === null) return [answer];
  const named = `<multiplier>1</multiplier><unit_name>${xmlText(unit)}</unit_name>`;
  return [answer, `<units><unit>${named}</unit></units>`, '<unitgradingtype>0</unitgradingtype>'];
}

function answerOf(text: string, fraction: number, explanation: string | null): string {
  const feedback = written('feedback', explanation ?? '');
  return `<answer fraction="${fraction}" format="markdown"><text>${cdata(text)}</text>${feedback}</answer>`;
}

function written(name: string, text: string): string {
  return `<${name} format="markdown"><text>${cdata(text)}</text></${name}>`;
}
