/** Which choices belong together, where a question or a file holds several lists of them. */
import { followingBlocks, visible } from './choice-text';
import type { ImportDocument } from './import-document';
import type { Mark } from './options';

/** Boxes in a row, with nothing between them but the code, tables and pictures of choices. */
export function groupMarks(document: ImportDocument, marks: readonly Mark[]): Mark[][] {
  const groups: Mark[][] = [];
  for (const [index, mark] of marks.entries()) {
    const previous = marks[index - 1];
    const group = groups.at(-1);
    if (group && previous && isNext(document, previous, mark)) group.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

/**
 * The first set of choices of one question. Words in the midst of a set part nothing, but a list that
 * has its own right choice after one that has it too asks again.
 */
export function firstSet(document: ImportDocument, marks: readonly Mark[]): Mark[] {
  const [first = [], ...others] = groupMarks(document, marks);
  const set = [...first];
  for (const group of others) {
    if (isWhole(set) && isWhole(group)) break;
    for (const mark of group) set.push(mark);
  }
  return set;
}

function isWhole(marks: readonly Mark[]): boolean {
  return marks.length > 1 && marks.some(({ box }) => box === true);
}

function isNext(document: ImportDocument, previous: Mark, mark: Mark): boolean {
  if (previous.list !== null && previous.list === mark.list) return true;
  const { text } = document.source;
  const own = Math.min(previous.end, mark.start);
  if (visible(text.slice(previous.textStart, own)) === '') return true;
  const end = followingBlocks(document, own, mark.start);
  return text.slice(end, mark.start).trim() === '';
}
