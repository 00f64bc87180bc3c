/**
 * An outline of bold terms, each with labelled items under it: Description, Purpose, Scenario. It says
 * what could be asked of a term, so each becomes the draft of an open question.
 */
import type { ListItem } from 'mdast';
import { plainText } from '../markdown';
import { inlineOf, report } from '../reader';
import type { Dialect, Draft } from './dialect';
import { endOf, type ImportDocument, startOf } from './import-document';
import { openQuestion } from './open-question';
import { cleanTitle } from './question-title';
import type { Survey } from './survey';
import { textBetween } from './text-between';
import { unusedOf } from './unused';

export const labelledOutline: Dialect = { name: 'labelled-outline', read: readOutline };

const LABELS =
  /^(?:description|purpose|scenarios?|examples?|use cases?|definition|what|why|how|when|benefits?|advantages?(?: over .*)?|disadvantages?|limitations?|features?|outcomes?|expected outcomes?|syntax|notes?)\s*:?$/i;

/** Items that are a bold term over at least two labelled items. */
export function outlineTerms(document: ImportDocument): ListItem[] {
  const items = document.nodes.filter((node) => node.type === 'listItem');
  return items.filter((item) => boldStart(item) !== null && labelledIn(item).length >= 2);
}

function readOutline(document: ImportDocument, survey: Survey): Draft {
  const terms = outlineTerms(document);
  const questions = terms.map((item) => {
    const start = startOf(item);
    const term = boldStart(item);
    const title = term ? inlineOf(document, term.children) : '';
    const lists = item.children.filter((node) => node.type === 'list');
    const [first] = lists;
    const end = endOf(item);
    const answer = first ? textBetween(document, { start: startOf(first), end }) : '';
    const draft = openQuestion(document, {
      start,
      title: cleanTitle(title.replace(/\s*[:：]\s*$/, ''), survey.numbering) || title,
      stem: '',
      answer,
    });
    const message = 'Only a term is given; word the question that it should answer.';
    report(document, 'question-draft', start, message, 'warning');
    return { ...draft, warnings: [...draft.warnings, 'question-draft'] };
  });
  const unused = unusedOf(document, survey, { starts: new Set(), used: new Set(), level: 7 });
  return {
    questions,
    quarantined: 0,
    unused: unused.map((left) => ({ ...left, reason: 'a section of the outline' })),
  };
}

function labelledIn(item: ListItem): ListItem[] {
  const lists = item.children.filter((node) => node.type === 'list');
  return lists
    .flatMap((list) => list.children)
    .filter((inner) => {
      const bold = boldStart(inner);
      return bold !== null && LABELS.test(plainText(bold).trim());
    });
}

/** The bold words at the beginning of an item; null where it begins otherwise. */
function boldStart(item: ListItem) {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return null;
  const [first] = paragraph.children;
  return first?.type === 'strong' ? first : null;
}
