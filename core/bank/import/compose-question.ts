/** Turns a stretch of a file that begins with a question's title into a neutral question. */
import type { Body, Choice } from '../question';
import { report } from '../reader';
import type { Span } from '../source';
import { type AnswerKey, readAnswerKey, readNumberKey } from './answer-key';
import { endUnclosed, type Fold } from './folds';
import { type ImportDocument, lineAt, placesBetween } from './import-document';
import { firstSet } from './mark-groups';
import type { NeutralQuestion } from './neutral-question';
import { firstLetterRun, type Mark, type Marks, type Options, readOptions } from './options';
import { textBetween, wordsBetween } from './text-between';
import { isAnswerSummary, isHintTitle } from './vocabulary';

/** What stands for a question: where it begins, and what belongs to it. */
export type Stretch = {
  start: number;
  /** Clean; not ''. */
  title: string;
  /** After the title. */
  body: Span;
  /** What words without choices or a fold are. */
  prose: 'answer' | 'stem';
  /** Where the answer begins, when a heading or label says so. */
  answer: Span | null;
  /** Folds that hold the answer; those of a question that is a fold itself are part of its text. */
  folds: readonly Fold[];
  /** Whether letters are choices although nothing says which is right. */
  trustsLetters: boolean;
};

type Parts = { stem: string; answer: string; hint: string | null };

/** Reads one question. `used` gets the marks that became choices. */
export function composeQuestion(
  document: ImportDocument,
  marks: Marks,
  stretch: Stretch,
  used: Set<Mark>,
): NeutralQuestion {
  const folds = stretch.folds.map((fold) => endUnclosed(fold, nextEnd(stretch, fold)));
  reportUnclosed(document, stretch);
  const found = findOptions(document, marks, stretch, folds);
  const parts = splitParts(document, stretch, folds, found?.options ?? null);
  const keyed = found ? applyKey(found.options, parts) : null;
  const takes = found && keyed && (keyed.isKeyed || found.isBoxed || stretch.trustsLetters);
  if (takes) {
    for (const mark of found.marks) used.add(mark);
    const warnings = warningsOf(found, keyed);
    return finish(document, stretch, keyed.body, { ...parts, answer: keyed.answer }, warnings);
  }
  const plain = found ? splitParts(document, stretch, folds, null) : parts;
  const body = trueOrFalse(stretch.title, plain) ?? ({ kind: 'open' } as const);
  return finish(document, stretch, body, plain, []);
}

function nextEnd(stretch: Stretch, fold: Fold): number {
  const next = stretch.folds.find(({ start }) => start > fold.start);
  return Math.max(fold.body.start, next?.start ?? stretch.body.end);
}

function reportUnclosed(document: ImportDocument, { folds }: Stretch): void {
  for (const { isClosed, start } of folds) {
    if (isClosed) continue;
    const message = 'This <details> is never closed; it was read up to the next question.';
    report(document, 'unclosed-details', start, message, 'warning');
  }
}

type FoundOptions = {
  marks: readonly Mark[];
  options: Options;
  isBoxed: boolean;
  /** Whether another list of choices follows, with a key of its own. */
  isRepeated: boolean;
};

/** Boxes first; letters only where there are none. Those in a fold are part of what is folded. */
function findOptions(
  document: ImportDocument,
  { boxes, letters }: Marks,
  { body, answer }: Stretch,
  folds: readonly Fold[],
): FoundOptions | null {
  const end = answer?.start ?? body.end;
  const isOpen = ({ start }: Mark) =>
    !folds.some((fold) => start >= fold.start && start < fold.end);
  const inside = (marks: readonly Mark[]) => placesBetween(marks, body.start, end).filter(isOpen);
  const boxed = inside(boxes);
  const found = boxed.length > 0 ? firstSet(document, boxed) : firstLetterRun(inside(letters));
  const last = found.at(-1);
  if (!last) return null;
  const fold = folds.find(({ start }) => start > last.start);
  const options = readOptions(document, found, Math.min(end, fold?.start ?? end));
  const isRepeated = boxed.length > found.length;
  return options && { marks: found, options, isBoxed: boxed.length > 0, isRepeated };
}

function warningsOf({ options, isRepeated }: FoundOptions, keyed: Keyed): string[] {
  return [
    ...(keyed.isKeyed ? [] : ['key-missing']),
    ...(keyed.isUnknown ? ['key-unknown'] : []),
    ...(options.isMalformed ? ['choice-malformed'] : []),
    ...(isRepeated ? ['choices-repeated'] : []),
  ];
}

/** Before the choices or the fold is the stem; after them, and in folds, is the answer. */
function splitParts(
  document: ImportDocument,
  { body, prose, answer }: Stretch,
  folds: readonly Fold[],
  options: Options | null,
): Parts {
  const hints = folds.filter((fold) => isHintTitle(summaryOf(document, fold)));
  const answers = folds.filter((fold) => !hints.includes(fold));
  const split = prose === 'stem' ? body.end : body.start;
  const foldStart = answers[0]?.start;
  const stemEnd = options?.span.start ?? answer?.start ?? foldStart ?? split;
  const restStart = options?.span.end ?? answer?.end ?? foldStart ?? split;
  const early = answers.filter(({ start }) => start < stemEnd);
  const late = answers.filter(({ start }) => start >= restStart);
  const isLabelled = answers.length > 1;
  return {
    stem: textBetween(document, { start: body.start, end: stemEnd }, [...early, ...hints]),
    answer: joinTexts([
      ...(options?.between ?? []).map((span) => textBetween(document, span)),
      ...early.map((fold) => foldText(document, fold, isLabelled)),
      ...restTexts(document, { start: restStart, end: body.end }, late, hints, isLabelled),
    ]),
    hint: joinTexts(hints.map((fold) => textBetween(document, fold.body))) || null,
  };
}

/** What stands between folds and what they hold, in the order of the file. */
function restTexts(
  document: ImportDocument,
  rest: Span,
  folds: readonly Fold[],
  hints: readonly Span[],
  isLabelled: boolean,
): string[] {
  const texts: string[] = [];
  let from = rest.start;
  for (const fold of folds) {
    texts.push(textBetween(document, { start: from, end: fold.start }, hints));
    texts.push(foldText(document, fold, isLabelled));
    from = fold.end;
  }
  return [...texts, textBetween(document, { start: from, end: Math.max(from, rest.end) }, hints)];
}

/** Of several folds each keeps its summary, where it says more than that here is the answer. */
function foldText(document: ImportDocument, fold: Fold, isLabelled: boolean): string {
  const text = textBetween(document, fold.body);
  const summary = summaryOf(document, fold);
  if (!isLabelled || text === '' || summary === '' || isAnswerSummary(summary)) return text;
  return `**${summary}**\n\n${text}`;
}

function summaryOf(document: ImportDocument, { summary }: Fold): string {
  return summary ? wordsBetween(document, summary) : '';
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

type Keyed = { body: Body; answer: string; isKeyed: boolean; isUnknown: boolean };

/** Ticked boxes are the key; else the answer names letters, in the order of the choices. */
function applyKey({ choices, letters, isCounted }: Options, parts: Parts): Keyed {
  const ticked = choices.filter(({ correct }) => correct).length;
  if (ticked > 0) {
    return { body: choiceBody(choices), answer: parts.answer, isKeyed: true, isUnknown: false };
  }
  const key = isCounted ? readNumberKey(parts.answer) : readAnswerKey(parts.answer);
  const named = letters.map((letter, index) => letter ?? String.fromCharCode(65 + index));
  const isKnown = key?.letters.every((letter) => named.includes(letter));
  if (!key || !isKnown) {
    const isUnknown = key !== null;
    return { body: choiceBody(choices), answer: parts.answer, isKeyed: false, isUnknown };
  }
  const keyed = choices.map((choice, index) => ({
    ...choice,
    correct: key.letters.includes(named[index] ?? ''),
  }));
  return {
    body: choiceBody(keyed),
    answer: withoutKey(parts.answer, key, keyed),
    isKeyed: true,
    isUnknown: false,
  };
}

function choiceBody(choices: Choice[]): Body {
  const rights = choices.filter(({ correct }) => correct).length;
  return { kind: rights > 1 ? 'multiple' : 'single', choices };
}

/** The line that only names letters, or repeats a choice, says nothing once the choices are marked. */
function withoutKey(answer: string, key: AnswerKey, choices: readonly Choice[]): string {
  const rest = lettersOf(key.rest);
  const isRepeated = choices.some(({ text, correct }) => correct && lettersOf(text) === rest);
  if (rest !== '' && !isRepeated) return answer;
  const at = answer.indexOf(key.line);
  const before = answer.slice(0, at).trimEnd();
  const after = answer.slice(at + key.line.length).trimStart();
  // A fence around nothing but the key goes with it.
  const fence = /(?:^|\n)(```|~~~)[^\n`]{0,40}$/.exec(before);
  return fence && after.startsWith(fence[1] ?? '')
    ? `${before.slice(0, fence.index)}\n\n${after.slice(3).trimStart()}`.trim()
    : `${before}\n\n${after}`.trim();
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/** `True or False? ...` is a choice when its answer begins with one of the two. */
function trueOrFalse(title: string, { answer }: Parts): Body | null {
  if (!/^\W*true\s*(?:or|\/)\s*false\b/i.test(title)) return null;
  const said = /^\W{0,20}(true|false)\b/i.exec(answer)?.[1]?.toLowerCase();
  if (said === undefined) return null;
  const choices = ['True', 'False'].map((text) => ({
    text,
    correct: text.toLowerCase() === said,
    explanation: null,
  }));
  return { kind: 'single', choices };
}

function finish(
  document: ImportDocument,
  { start, title }: Stretch,
  body: Body,
  { stem, answer, hint }: Parts,
  ownWarnings: readonly string[],
): NeutralQuestion {
  const isMissing = answer === '' && body.kind === 'open';
  const warnings = [...ownWarnings, ...(isMissing ? ['answer-missing'] : [])];
  for (const rule of warnings) {
    report(document, rule, start, WARNINGS.get(rule) ?? rule, 'warning');
  }
  return {
    file: document.file,
    line: lineAt(document, start),
    title,
    stem,
    body,
    hint,
    answer: answer || null,
    keyPoints: [],
    level: null,
    topics: [],
    id: null,
    keyMissing: isMissing || ownWarnings.includes('key-missing'),
    warnings,
  };
}

const WARNINGS = new Map([
  ['answer-missing', 'No answer follows.'],
  ['key-missing', 'Nothing says which choice is right; mark it before anyone is asked.'],
  ['key-unknown', 'The answer names a choice that is not there.'],
  [
    'choices-repeated',
    'More choices with a key of their own follow; they were left in the answer. Make a question of them.',
  ],
  ['choice-malformed', 'A choice has no box, or no words; it was read as well as it can be.'],
]);
