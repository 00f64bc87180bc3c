/** What stands between the braces of a GIFT question. */
import { type GIFTQuestion, parse, type TextChoice, type TextFormat } from 'gift-pegjs';
import type { Body, Choice } from '../question';
import { foreignText, formatOf } from './foreign-text';
import { shieldArrows, shieldSpaces, unshieldGift } from './gift-text';

type Note = { rule: string; message: string };
export type GiftAnswer = { body: Body; general: string; notes: Note[] };

/** `text` and `mark`, the question's own `[format]`, are shielded. Null where it cannot be read. */
export function readGiftAnswer(text: string, mark: string): GiftAnswer | null {
  const folded = mark === '[markdown]' ? shieldSpaces(text) : text;
  const question = parseQuestion(`${mark}Q {${numbersAsList(shieldArrows(folded))}}`);
  if (!question || question.type === 'Category' || question.type === 'Description') return null;
  const general = question.globalFeedback ? wordsOf(question.globalFeedback) : '';
  switch (question.type) {
    case 'MC':
      return { ...readChoices(question.choices), general };
    case 'TF':
      return { body: readTruth(question), general, notes: [] };
    case 'Short': {
      const accepted = question.choices.map(({ text }) => plainOf(text));
      return { body: { kind: 'short', accepted: [...new Set(accepted)] }, general, notes: [] };
    }
    case 'Matching':
      return {
        body: {
          kind: 'matching',
          leftTitle: '',
          rightTitle: '',
          pairs: question.matchPairs.map(({ subquestion, subanswer }) => ({
            left: wordsOf(subquestion),
            right: unshieldGift(subanswer).trim(),
          })),
        },
        general,
        notes: [],
      };
    case 'Numerical':
      return readNumber(question, general);
    case 'Essay':
      return { body: { kind: 'open' }, general, notes: [] };
  }
}

/** The parser knows feedback of a number only in a list of answers, so a single one becomes a list. */
function numbersAsList(text: string): string {
  return text.replace(/^\s*#(?!###)\s*(?=[-+\d])/, '#=');
}

/** Null where the parser gives up. An empty line would end the question. */
function parseQuestion(text: string): GIFTQuestion | null {
  try {
    return parse(text.replace(/\n\s*\n/g, '\n'))[0] ?? null;
  } catch {
    return null;
  }
}

/** Weights on the wrong mark make several right; on both marks they are partial credit. */
function readChoices(choices: readonly TextChoice[]): Pick<GiftAnswer, 'body' | 'notes'> {
  const hasMark = choices.some(({ isCorrect }) => isCorrect);
  const isWeighted = !hasMark && choices.some(({ weight }) => weight !== null);
  const read = choices.map(
    ({ text, isCorrect, weight, feedback }): Choice => ({
      text: wordsOf(text),
      correct: hasMark ? isCorrect : (weight ?? 0) > 0,
      explanation: feedback ? wordsOf(feedback) || null : null,
    }),
  );
  const isMultiple = isWeighted || read.filter(({ correct }) => correct).length > 1;
  const isPartial =
    hasMark && choices.some(({ isCorrect, weight }) => !isCorrect && (weight ?? 0) > 0);
  return {
    body: { kind: isMultiple ? 'multiple' : 'single', choices: read },
    notes: isPartial ? [partialCredit] : [],
  };
}

const partialCredit = {
  rule: 'partial-credit',
  message: 'Some wrong choices gave part of the marks; here a choice is right or wrong.',
};

/** The first feedback is for those who are wrong, the second for those who are right. */
function readTruth(question: Extract<GIFTQuestion, { type: 'TF' }>): Body {
  const { isTrue, trueFeedback, falseFeedback } = question;
  const explanationOf = (correct: boolean) => {
    const feedback = correct ? falseFeedback : trueFeedback;
    return feedback ? wordsOf(feedback) || null : null;
  };
  const choices = [
    { text: 'True', correct: isTrue, explanation: explanationOf(isTrue) },
    { text: 'False', correct: !isTrue, explanation: explanationOf(!isTrue) },
  ];
  return { kind: 'single', choices };
}

function readNumber(
  { choices }: Extract<GIFTQuestion, { type: 'Numerical' }>,
  general: string,
): GiftAnswer | null {
  const answers = Array.isArray(choices)
    ? choices
    : [{ text: choices, isCorrect: true, weight: null }];
  const [best, ...others] = answers.toSorted((a, b) => (b.weight ?? 100) - (a.weight ?? 100));
  const range = best ? rangeOf(best.text) : null;
  if (range === null) return null;
  const notes = others.length > 0 ? [onlyBest] : [];
  return { body: { kind: 'number', ...range, unit: null }, general, notes };
}

const onlyBest = {
  rule: 'partial-credit',
  message: 'Other numbers gave part of the marks; the one with the most is kept.',
};

function rangeOf(number: {
  number?: number;
  range?: number;
  numberLow?: number;
  numberHigh?: number;
}): { value: number; tolerance: number } | null {
  const { number: value, range, numberLow, numberHigh } = number;
  if (value !== undefined) return { value, tolerance: Math.abs(range ?? 0) };
  if (numberLow === undefined || numberHigh === undefined) return null;
  return { value: (numberLow + numberHigh) / 2, tolerance: Math.abs(numberHigh - numberLow) / 2 };
}

function wordsOf({ format, text }: TextFormat): string {
  return foreignText(unshieldGift(text), formatOf(format));
}

/** What is typed is compared as it is, so it is no Markdown. */
function plainOf({ text }: TextFormat): string {
  return unshieldGift(text).trim();
}
