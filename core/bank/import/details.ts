/** `<details><summary>Question</summary>` answer `</details>`, under headings that are sections. */
import { report } from '../reader';
import type { Span } from '../source';
import { composeQuestion, type Stretch } from './compose-question';
import type { Dialect, Draft } from './dialect';
import { endUnclosed, type Fold } from './folds';
import { firstFrom, type ImportDocument, lineAt, placesBetween } from './import-document';
import type { NeutralQuestion } from './neutral-question';
import type { Mark } from './options';
import { cleanTitle } from './question-title';
import type { Evidence, Survey } from './survey';
import { textBetween, wordsBetween } from './text-between';
import { unusedOf } from './unused';
import { isAnswerSummary, isHintTitle, isPageTitle } from './vocabulary';

export const details: Dialect = { name: 'details', read: readDetails };

/** A beginning: where it is, and how it is read up to the next one. */
type Beginning = { start: number; read: (end: number) => NeutralQuestion | null };

/** A summary asks; a heading does where the fold right under it only says that it answers. */
function readDetails(document: ImportDocument, survey: Survey): Draft {
  const used = new Set<Mark>();
  const asking = survey.folds.filter((fold) => isQuestionFold(document, fold));
  const heads = survey.evidence.filter((evidence) => isAnsweredHead(document, survey, evidence));
  const beginnings: Beginning[] = [
    ...asking.map((fold) => ({
      start: fold.start,
      read: (end: number) => readFold(document, survey, endUnclosed(fold, end), used),
    })),
    ...heads.map((evidence) => ({
      start: evidence.head.start,
      read: (end: number) => readHead(document, survey, evidence, end, used),
    })),
  ].sort((a, b) => a.start - b.start);
  const stops = [
    ...beginnings.map(({ start }) => start),
    ...survey.evidence.map(({ head }) => head.start),
  ].sort((a, b) => a - b);
  const drafts = beginnings.map(({ start, read }) =>
    read(stops[firstFrom(stops, start + 1, (stop) => stop)] ?? document.source.text.length),
  );
  const questions = drafts.flatMap((question) => question ?? []);
  const starts = new Set(beginnings.map(({ start }) => start));
  return {
    questions,
    quarantined: drafts.length - questions.length,
    unused: unusedOf(document, survey, { starts, used, level: 7 }),
  };
}

export function isQuestionFold(document: ImportDocument, { summary }: Fold): boolean {
  if (!summary) return false;
  const words = wordsBetween(document, summary);
  return !isAnswerSummary(words) && !isHintTitle(words) && !isPageTitle(words);
}

function isAnsweredHead(document: ImportDocument, survey: Survey, evidence: Evidence): boolean {
  if (evidence.boxes) return true;
  const [first] = placesBetween(survey.folds, evidence.head.end, evidence.ownEnd);
  return first !== undefined && !isQuestionFold(document, first);
}

function readFold(
  document: ImportDocument,
  survey: Survey,
  fold: Fold,
  used: Set<Mark>,
): NeutralQuestion | null {
  const summary = fold.summary ?? fold.body;
  const [first, rest] = splitSummary(document, summary);
  const title = cleanTitle(textBetween(document, first), survey.numbering);
  if (title === '') {
    report(document, 'heading-empty', fold.start, 'A question needs words in its summary.');
    return null;
  }
  if (!fold.isClosed) {
    const message = 'This <details> is never closed; it was read up to the next question.';
    report(document, 'unclosed-details', fold.start, message, 'warning');
  }
  const stretch: Stretch = {
    start: fold.start,
    title,
    body: fold.body,
    prose: 'answer',
    answer: null,
    folds: [],
    trustsLetters: false,
  };
  const question = composeQuestion(document, survey.marks, stretch, used);
  const more = textBetween(document, rest);
  const line = lineAt(document, summary.start - 1);
  return {
    ...question,
    line,
    stem: [more, question.stem].filter((text) => text !== '').join('\n\n'),
  };
}

/** The first paragraph of a summary, and the code, picture or words after it. */
function splitSummary({ source }: ImportDocument, summary: Span): [Span, Span] {
  const text = source.text.slice(summary.start, summary.end);
  const begin = text.length - text.trimStart().length;
  const gap = /\n\s*\n|\n\s*(?:```|~~~)|<br[^<>]{0,20}>\s{0,20}(?=<img|!\[)/i.exec(
    text.slice(begin),
  );
  const middle = gap ? summary.start + begin + gap.index : summary.end;
  return [
    { start: summary.start, end: middle },
    { start: middle, end: summary.end },
  ];
}

function readHead(
  document: ImportDocument,
  survey: Survey,
  { head }: Evidence,
  end: number,
  used: Set<Mark>,
): NeutralQuestion | null {
  const title = cleanTitle(head.markdown, survey.numbering);
  if (title === '') {
    report(document, 'heading-empty', head.start, 'A question needs words in its heading.');
    return null;
  }
  const stretch: Stretch = {
    start: head.start,
    title,
    body: { start: head.end, end },
    prose: 'answer',
    answer: null,
    folds: placesBetween(survey.folds, head.end, end),
    trustsLetters: false,
  };
  return composeQuestion(document, survey.marks, stretch, used);
}
