/** What is right in a question of Moodle's whose text has no gaps. */
import type { Body, Choice } from '../question';
import { moodleText, rawMoodleText } from './moodle-text';
import { childOf, childrenOf, type XmlElement } from './xml';

type Note = { rule: string; message: string };
type Key = { body: Body; notes: Note[] };

/** Null for a type that is not known, or whose answers cannot be read. */
export function readMoodleKey(question: XmlElement, type: string): Key | null {
  return keyReaders.get(type)?.(question) ?? null;
}

const keyReaders = new Map<string, (question: XmlElement) => Key | null>([
  ['multichoice', readChoices],
  ['multichoiceset', readChoices],
  ['truefalse', readChoices],
  ['shortanswer', readShortAnswer],
  ['numerical', readNumber],
  ['matching', readPairs],
  ['ddmatch', readPairs],
  ['ordering', readSteps],
  ['essay', () => ({ body: { kind: 'open' }, notes: [] })],
]);

const partialCredit: Note = {
  rule: 'partial-credit',
  message: 'Some answers gave part of the marks; here an answer is right or wrong.',
};

/** Per cent of the marks. */
function fractionOf(answer: XmlElement): number {
  return Number(answer.attributes.get('fraction') ?? 0) || 0;
}

function readChoices(question: XmlElement): Key {
  const isSingle = rawMoodleText(childOf(question, 'single')) !== 'false';
  const answers = childrenOf(question, 'answer');
  const fractions = answers.map(fractionOf);
  const most = Math.max(0, ...fractions);
  const choices = answers.map((answer): Choice => {
    const fraction = fractionOf(answer);
    return {
      text: capitalised(moodleText(answer), question),
      correct: fraction > 0 && (!isSingle || fraction === most),
      explanation: moodleText(childOf(answer, 'feedback')) || null,
    };
  });
  const isMultiple = !isSingle || choices.filter(({ correct }) => correct).length > 1;
  const isPartial = isSingle && fractions.some((fraction) => fraction > 0 && fraction < most);
  return {
    body: { kind: isMultiple ? 'multiple' : 'single', choices },
    notes: isPartial ? [partialCredit] : [],
  };
}

/** Moodle writes `true` and `false` in every language. */
function capitalised(text: string, question: XmlElement): string {
  const isTruth = question.attributes.get('type') === 'truefalse';
  return isTruth ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

/** A star stands for any words, unless it is escaped; alone it only catches what is wrong. */
function readShortAnswer(question: XmlElement): Key {
  const answers = childrenOf(question, 'answer').filter((answer) => rawMoodleText(answer) !== '*');
  const right = answers.filter((answer) => fractionOf(answer) === 100);
  const accepted = right.map((answer) => rawMoodleText(answer).replaceAll('\\*', '*'));
  const isPartial = answers.some((answer) => fractionOf(answer) > 0 && fractionOf(answer) < 100);
  return { body: { kind: 'short', accepted }, notes: isPartial ? [partialCredit] : [] };
}

function readNumber(question: XmlElement): Key | null {
  const answers = childrenOf(question, 'answer').filter((answer) => rawMoodleText(answer) !== '*');
  const [best, ...others] = answers.toSorted((a, b) => fractionOf(b) - fractionOf(a));
  const value = Number(rawMoodleText(best) || Number.NaN);
  const tolerance = Number(rawMoodleText(best && childOf(best, 'tolerance')) || 0);
  if (!Number.isFinite(value) || !Number.isFinite(tolerance)) return null;
  const [unit] = childrenOf(childOf(question, 'units') ?? question, 'unit');
  const name = rawMoodleText(unit && childOf(unit, 'unit_name'));
  return {
    body: { kind: 'number', value, tolerance: Math.abs(tolerance), unit: name || null },
    notes: others.some((answer) => fractionOf(answer) > 0) ? [partialCredit] : [],
  };
}

/** An answer without a question is there to mislead. */
function readPairs(question: XmlElement): Key {
  const pairs = childrenOf(question, 'subquestion').map((pair) => ({
    left: moodleText(pair),
    right: rawMoodleText(childOf(pair, 'answer')),
  }));
  const whole = pairs.filter(({ left }) => left !== '');
  const message = 'Answers that belong to nothing were left out; here each one has its place.';
  return {
    body: { kind: 'matching', leftTitle: '', rightTitle: '', pairs: whole },
    notes: whole.length < pairs.length ? [{ rule: 'match-uneven', message }] : [],
  };
}

function readSteps(question: XmlElement): Key {
  const answers = childrenOf(question, 'answer').toSorted((a, b) => fractionOf(a) - fractionOf(b));
  return { body: { kind: 'ordering', steps: answers.map(moodleText) }, notes: [] };
}
