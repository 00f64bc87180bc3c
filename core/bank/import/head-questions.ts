/** Questions that begin with a heading, or with a line that counts on: what most dialects share. */
import { report } from '../reader';
import { composeQuestion } from './compose-question';
import type { Draft } from './dialect';
import { type Head, LINE_DEPTH } from './headings';
import { firstFrom, type ImportDocument, placesBetween } from './import-document';
import type { Mark } from './options';
import { isOnlyCounting, promptUnder } from './prompt-title';
import { cleanTitle } from './question-title';
import { type Evidence, isKeyed, type Survey, weightOf } from './survey';
import { reportOutside, unusedOf } from './unused';
import { isPageTitle } from './vocabulary';

export type HeadOptions = {
  /** What the words under a heading are, where neither choices nor a fold nor a label divide them. */
  prose: 'answer' | 'stem';
  /** Whether letters are choices although nothing says which is right. */
  trustsLetters?: boolean;
  /** Only headings that stand first in a list item. */
  onlyInLists?: boolean;
};

export function readHeadQuestions(
  document: ImportDocument,
  survey: Survey,
  options: HeadOptions,
): Draft {
  const starts = findStarts(survey, options);
  const used = new Set<Mark>();
  const level = levelOf(survey, options);
  const stops = stopsOf(survey, starts, level);
  const drafts = starts.map((evidence) =>
    readStart(document, survey, evidence, stops, options, used),
  );
  reportOutside(document, survey.evidence, new Set(starts));
  const questions = drafts.flatMap((question) => question ?? []);
  return {
    questions,
    quarantined: drafts.length - questions.length,
    unused: unusedOf(document, survey, {
      starts: new Set(starts.map(({ head }) => head.start)),
      used,
      level,
    }),
  };
}

function findStarts(survey: Survey, options: HeadOptions): Evidence[] {
  const level = levelOf(survey, options);
  const hasFolds = isMostly(survey, level, ({ fold }) => fold);
  const isNamedFile = isMostly(survey, level, ({ isNamed }) => isNamed);
  return survey.evidence.filter((evidence, index) => {
    const isAlone = options.onlyInLists && isLoneKeyed(evidence);
    if (options.onlyInLists && evidence.head.place !== 'item' && !isAlone) return false;
    if (isPageTitle(evidence.head.words) || evidence.isContents) return false;
    if (isSection(evidence, survey.evidence[index + 1])) return false;
    if (isUnnamedSection(evidence, isNamedFile)) return false;
    const isQuestion = isAlone || isMeant(evidence, level);
    return isQuestion || isKeyedElsewhere(evidence, level, hasFolds, options);
  });
}

/** By its name, by where it stands, or by its depth. */
function isMeant(evidence: Evidence, level: number): boolean {
  const { head, isNamed, isAsking, hasText } = evidence;
  return isNamed || (head.place === 'item' && isAsking && hasText) || isAtLevel(evidence, level);
}

/** Files of list headings may have a part of another make: what asks there brings its answer. */
function isLoneKeyed(evidence: Evidence): boolean {
  const { isNamed, isNumbered, isAsking, head } = evidence;
  return head.place === 'top' && isKeyed(evidence) && (isNamed || isNumbered || isAsking);
}

/** A heading inside a list item is a question only when it brings its choices or its answer. */
function isAtLevel(evidence: Evidence, level: number): boolean {
  const { place, depth } = evidence.head;
  return depth === level && (place !== 'inside' || isKeyed(evidence));
}

/** Boxes, and what else the file answers its questions with, make a question at any depth. */
function isKeyedElsewhere(
  { head, boxes, fold, letters }: Evidence,
  level: number,
  hasFolds: boolean,
  { trustsLetters = false }: HeadOptions,
): boolean {
  if (boxes) return true;
  return head.depth > level && ((fold && hasFolds) || (letters && trustsLetters));
}

/** Where nothing looks like a question, the shallowest headings but the title of the file. */
function levelOf({ level, evidence }: Survey, options: HeadOptions): number {
  if (options.onlyInLists) {
    return shallowest(evidence.filter(({ head }) => head.place === 'item'));
  }
  if (level !== null) return level;
  const open = evidence.filter(({ head }) => head.place === 'top');
  const [first, ...others] = open;
  const isTitle = first?.head.depth === 1 && shallowest(others) > 1;
  return shallowest(isTitle && others.length > 0 ? others : open);
}

function shallowest(evidence: readonly Evidence[]): number {
  return evidence.reduce((depth, { head }) => Math.min(depth, head.depth), LINE_DEPTH);
}

/** Whether more than half of the headings of the level have something. */
function isMostly({ evidence }: Survey, level: number, has: (each: Evidence) => boolean): boolean {
  const questions = evidence.filter(
    ({ head, isContents }) => head.depth === level && !isContents && !isPageTitle(head.words),
  );
  return questions.filter(has).length * 2 > questions.length;
}

/** A heading right over deeper ones that ask more than it does. */
function isSection(evidence: Evidence, next: Evidence | undefined): boolean {
  if (isKeyed(evidence) || evidence.hasText || evidence.isNamed || !next) return false;
  return next.head.depth > evidence.head.depth && !evidence.isAsking && weightOf(next) > 0;
}

/** Where questions are named, a heading that is not, asks nothing and holds nothing is a section. */
function isUnnamedSection(evidence: Evidence, isNamedFile: boolean): boolean {
  const { isNamed, isAsking, hasText } = evidence;
  return isNamedFile && !isNamed && !isAsking && !hasText && !isKeyed(evidence);
}

/** Offsets at which a question ends: at the next one, and at headings that are no part of it. */
function stopsOf({ evidence }: Survey, starts: readonly Evidence[], level: number): number[] {
  const begun = new Set(starts);
  const stops = evidence.filter(
    (each) =>
      begun.has(each) ||
      (each.head.place !== 'inside' && each.head.depth <= level) ||
      each.isContents,
  );
  return stops.map(({ head }) => head.start);
}

function readStart(
  document: ImportDocument,
  survey: Survey,
  { head }: Evidence,
  stops: readonly number[],
  { prose, trustsLetters = false }: HeadOptions,
  used: Set<Mark>,
) {
  const end = stops[firstFrom(stops, head.end, (stop) => stop)] ?? document.source.text.length;
  const { title, body } = askedBy(document, survey, head, end);
  if (title === '') {
    const message = 'A question needs words in its heading.';
    report(document, 'heading-empty', head.start, message);
    return null;
  }
  return composeQuestion(
    document,
    survey.marks,
    {
      start: head.start,
      title,
      body,
      prose,
      answer: placesBetween(survey.answers, body.start, end)[0] ?? null,
      folds: placesBetween(survey.folds, body.start, end),
      trustsLetters,
    },
    used,
  );
}

/** What a heading asks, and what stands under that. */
function askedBy(document: ImportDocument, survey: Survey, head: Head, end: number) {
  const title = cleanTitle(head.markdown, survey.numbering);
  const body = { start: head.end, end };
  const isCounting = isOnlyCounting(head.markdown, survey.numbering);
  return (isCounting && promptUnder(document, survey, body)) || { title, body };
}
