/** Chooses the dialect that most of a file's questions are written in, by what the file looks like. */
import { answerHeading } from './answer-heading';
import { details, isQuestionFold } from './details';
import type { Dialect } from './dialect';
import { findCards, flashcards } from './flashcards';
import type { Folder } from './folder';
import { folderQuestion, isInQuestionFolder } from './folder-question';
import { frontMatterBlock, mapsOfKey, textOfKey } from './front-matter-block';
import { frontMatterList } from './front-matter-list';
import { headingDetails } from './heading-details';
import { headingText } from './heading-text';
import type { ImportDocument } from './import-document';
import { labelledOutline, outlineTerms } from './labelled-outline';
import { letterKey } from './letter-key';
import { listHeading } from './list-heading';
import { open } from './open';
import { answeredItems, askingItems, questionList } from './question-list';
import { readyz } from './readyz';
import { type Evidence, type Survey, weightOf } from './survey';
import { taskList } from './task-list';
import { isPageTitle } from './vocabulary';

/** Null for a file in which nothing looks like a question, such as a licence or a contents page. */
export function detectDialect(
  document: ImportDocument,
  survey: Survey,
  folder: Folder,
): Dialect | null {
  return byFrontMatter(document, survey, folder) ?? byShape(document, survey);
}

function byFrontMatter(document: ImportDocument, survey: Survey, folder: Folder): Dialect | null {
  const block = frontMatterBlock(document);
  if (block && textOfKey(block.map, 'bank') !== null) return readyz;
  if (block && mapsOfKey(block, 'questions')?.some(({ entry }) => entry)) return frontMatterList;
  const isTitled = block !== null && textOfKey(block.map, 'title') !== null;
  const isOne = isTitled && isInQuestionFolder(document.file, folder);
  return isOne && !survey.evidence.some(({ boxes }) => boxes) ? folderQuestion : null;
}

function byShape(document: ImportDocument, survey: Survey): Dialect | null {
  const { evidence, level, folds } = survey;
  const heads = evidence.filter((each) => each.head.depth === level && isBeginner(each));
  const share = (has: (each: Evidence) => boolean) => heads.filter(has).length;
  const terms = outlineTerms(document).length;
  if (terms >= 3 && terms > share(({ isAsking }) => isAsking)) return labelledOutline;
  const asking = folds.filter((fold) => isQuestionFold(document, fold)).length;
  const boxed = share(({ boxes }) => boxes);
  if (boxed > 0 && boxed >= asking && boxed * 4 >= heads.length) return taskList;
  const lettered = share(({ letters }) => letters);
  if (lettered * 2 >= heads.length && lettered > 0 && lettered >= asking) return letterKey;
  const handles = share(({ fold }) => fold);
  const isAsked = asking > 1 || (asking === 1 && heads.length === 0);
  if (isAsked && asking > handles / 2) return details;
  const items = share(({ head }) => head.place === 'item');
  if (items > 1 && items * 2 >= heads.length) return listHeading;
  if (handles * 3 > heads.length) return headingDetails;
  return byAnswers(document, heads);
}

/** Labels of answers, in items or under headings, or none. */
function byAnswers(document: ImportDocument, heads: readonly Evidence[]): Dialect | null {
  if (answeredItems(document).length > heads.length) return questionList;
  if (findCards(document).length > heads.length) return flashcards;
  if (heads.filter(({ answer }) => answer).length * 3 > heads.length) return answerHeading;
  return byWords(document, heads);
}

function isBeginner({ head, isContents }: Evidence): boolean {
  return !isContents && !isPageTitle(head.words);
}

/** Headings that ask, and what stands under them. */
function byWords(document: ImportDocument, heads: readonly Evidence[]): Dialect | null {
  const asking = heads.filter((each) => weightOf(each) > 0);
  const items = askingItems(document).length;
  if (items >= 3 && items > heads.length) return questionList;
  if (asking.length * 3 < heads.length || heads.length === 0) return null;
  const worded = heads.filter(({ hasText }) => hasText);
  const prompted = worded.filter(({ isPrompted }) => isPrompted).length;
  return prompted * 2 >= worded.length ? open : headingText;
}
