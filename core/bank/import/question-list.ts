/**
 * Plain lists of questions under headings; what an item holds beyond its first words answers it. A
 * line between the lists that is labelled as a question, such as `*Question: Why?*`, is one too.
 */
import type { List, ListItem, Root } from 'mdast';
import { plainText } from '../markdown';
import { type Span, spanOf } from '../source';
import type { Dialect, Draft } from './dialect';
import { endOf, firstFrom, type ImportDocument, startOf } from './import-document';
import type { NeutralQuestion } from './neutral-question';
import { openQuestion } from './open-question';
import { cleanTitle } from './question-title';
import { isFolded, type Survey } from './survey';
import { nodesBetween, textBetween } from './text-between';
import { unusedOf } from './unused';
import { answerLabelLength, isAsking } from './vocabulary';

export const questionList: Dialect = { name: 'question-list', read: readList };

/** Items of the outermost lists in which most items ask. */
export function askingItems(document: ImportDocument): ListItem[] {
  return outermostLists(document.root)
    .filter((list) => !isFolded(document.folds, startOf(list)))
    .flatMap(({ children }) => {
      const asking = children.filter(
        (item) => isAsking(askedIn(document, item)) || isAnswered(document, item),
      );
      return asking.length * 2 >= children.length ? children : [];
    });
}

/** Those that are answered behind a label of their own. */
export function answeredItems(document: ImportDocument): ListItem[] {
  return askingItems(document).filter((item) => isAnswered(document, item));
}

function isAnswered({ source }: ImportDocument, item: ListItem): boolean {
  const lines = source.text.slice(startOf(item), endOf(item)).split('\n');
  return lines.some((line) => answerLabelLength(line.trim()) > 0);
}

function readList(document: ImportDocument, survey: Survey): Draft {
  const code = codeAfterLists(document);
  const items = askingItems(document);
  const questions = [
    ...items.flatMap((item) => itemQuestion(document, survey, item, code.get(item) ?? '') ?? []),
    ...lineQuestions(document, survey, items),
  ].sort((a, b) => a.line - b.line);
  const starts = new Set([...items.map(startOf), ...namedLines(survey).map(({ start }) => start)]);
  return {
    questions,
    quarantined: 0,
    unused: unusedOf(document, survey, { starts, used: new Set(), level: 7 }),
  };
}

function itemQuestion(
  document: ImportDocument,
  { numbering }: Survey,
  item: ListItem,
  follows: string,
): NeutralQuestion | null {
  const [first, ...rest] = item.children;
  const last = rest.at(-1);
  if (!first || wordsOf(item) === '') return null;
  const span = spanOf(first);
  const [words, more] = splitWords(document.source.text.slice(span.start, span.end));
  const inside = last
    ? textBetween(document, { start: startOf(rest[0] ?? last), end: endOf(last) })
    : '';
  const asksOn =
    /[:：]\W{0,4}$/u.test(words) ||
    rest.some(
      (node) =>
        node.type === 'list' && node.children.some((inner) => isAsking(askedIn(document, inner))),
    );
  return openQuestion(document, {
    start: startOf(item),
    title: cleanTitle(words, numbering) || words,
    stem: joinTexts([follows, asksOn ? inside : '']),
    answer: joinTexts([more, asksOn ? '' : inside.slice(answerLabelLength(inside))]),
  });
}

/** Lines that are labelled or numbered as questions. Code alone under one is what it asks about. */
function lineQuestions(
  document: ImportDocument,
  survey: Survey,
  items: readonly ListItem[],
): NeutralQuestion[] {
  const stops = [...items.map(startOf), ...survey.heads.map(({ start }) => start)].sort(
    (a, b) => a - b,
  );
  return namedLines(survey).map(({ start, end, markdown }) => {
    const next = stops[firstFrom(stops, end, (stop) => stop)];
    const body: Span = { start: end, end: next ?? document.source.text.length };
    const blocks = nodesBetween(document, body).filter(({ type }) => type !== 'thematicBreak');
    const isCode = blocks.every(({ type }) => type === 'code');
    const text = textBetween(document, body);
    return openQuestion(document, {
      start,
      title: cleanTitle(markdown, survey.numbering),
      stem: isCode ? text : '',
      answer: isCode ? '' : text,
    });
  });
}

function namedLines({ evidence, numbering }: Survey) {
  return evidence
    .filter(({ head, isNamed }) => isNamed && head.node === null)
    .filter(({ head }) => cleanTitle(head.markdown, numbering) !== '')
    .map(({ head }) => head);
}

/** The words that ask, and those behind a question mark or the label of an answer on later lines. */
function splitWords(markdown: string): [string, string] {
  const lines = markdown.split('\n');
  const labelled = lines.findIndex((line) => answerLabelLength(line.trim()) > 0);
  const [first = '', ...rest] = lines;
  const end = /[?？]\W{0,4}$/u.test(first) ? 1 : labelled;
  if (end < 1) return [markdown, ''];
  const words = end === 1 ? first : lines.slice(0, end).join('\n');
  const more = (end === 1 ? rest : lines.slice(end)).map((line) => line.trim());
  const answer = more.join('\n');
  return [words.trimEnd(), answer.slice(answerLabelLength(answer)).trim()];
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

function outermostLists(root: Root): List[] {
  return root.children.filter((node) => node.type === 'list');
}

function wordsOf(item: ListItem): string {
  const [first] = item.children;
  return first?.type === 'paragraph' ? plainText(first).trim() : '';
}

/** The words of an item before its answer. */
function askedIn(document: ImportDocument, item: ListItem): string {
  const [first] = item.children;
  const span = first ? spanOf(first) : { start: 0, end: 0 };
  const [asked, answer] = splitWords(document.source.text.slice(span.start, span.end));
  return answer === '' && !asked.includes('\n') ? wordsOf(item) : asked;
}

/** Code right under a list belongs to its last item. */
function codeAfterLists(document: ImportDocument): Map<ListItem, string> {
  const { children } = document.root;
  const code = new Map<ListItem, string>();
  for (const [index, node] of children.entries()) {
    const next = children[index + 1];
    const last = node.type === 'list' ? node.children.at(-1) : undefined;
    if (last && next?.type === 'code') code.set(last, textBetween(document, spanOf(next)));
  }
  return code;
}
