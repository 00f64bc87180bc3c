/** Plain lists of questions under headings; what an item holds beyond its first words answers it. */
import type { List, ListItem, Root } from 'mdast';
import { plainText } from '../markdown';
import { spanOf } from '../source';
import type { Dialect, Draft } from './dialect';
import { endOf, type ImportDocument, startOf } from './import-document';
import { openQuestion } from './open-question';
import { cleanTitle } from './question-title';
import { isFolded, type Survey } from './survey';
import { textBetween } from './text-between';
import { unusedOf } from './unused';
import { isAsking } from './vocabulary';

export const questionList: Dialect = { name: 'question-list', read: readList };

/** Items of the outermost lists in which most items ask. */
export function askingItems(document: ImportDocument): ListItem[] {
  return outermostLists(document.root)
    .filter((list) => !isFolded(document.folds, startOf(list)))
    .flatMap(({ children }) => {
      const asking = children.filter((item) => isAsking(wordsOf(item)));
      return asking.length * 2 >= children.length ? children : [];
    });
}

function readList(document: ImportDocument, survey: Survey): Draft {
  const items = askingItems(document);
  const code = codeAfterLists(document);
  const questions = items.flatMap((item) => {
    const [first, ...rest] = item.children;
    const last = rest.at(-1);
    if (!first || wordsOf(item) === '') return [];
    const span = spanOf(first);
    const [words, more] = splitWords(document.source.text.slice(span.start, span.end));
    const title = cleanTitle(words, survey.numbering) || words;
    const inside = last
      ? textBetween(document, { start: startOf(rest[0] ?? last), end: endOf(last) })
      : '';
    const follows = code.get(item) ?? '';
    const isFollowUp = rest.some(
      (node) => node.type === 'list' && node.children.some((inner) => isAsking(wordsOf(inner))),
    );
    return [
      openQuestion(document, {
        start: startOf(item),
        title,
        stem: [follows, isFollowUp ? inside : ''].filter((text) => text !== '').join('\n\n'),
        answer: [more, isFollowUp ? '' : inside].filter((text) => text !== '').join('\n\n'),
      }),
    ];
  });
  return {
    questions,
    quarantined: 0,
    unused: unusedOf(document, survey, { starts: new Set(), used: new Set(), level: 7 }),
  };
}

/** The words that ask, and those on the lines after a question mark. */
function splitWords(markdown: string): [string, string] {
  const [line = '', ...more] = markdown.split('\n');
  if (!/[?？]\W{0,4}$/u.test(line)) return [markdown, ''];
  return [line, more.map((each) => each.trim()).join('\n')];
}

function outermostLists(root: Root): List[] {
  return root.children.filter((node) => node.type === 'list');
}

function wordsOf(item: ListItem): string {
  const [first] = item.children;
  return first?.type === 'paragraph' ? plainText(first).trim() : '';
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
