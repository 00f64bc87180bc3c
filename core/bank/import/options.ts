/** The choices of a question as collections write them: boxes, letters, code that follows its mark. */
import type { List, ListItem } from 'mdast';
import type { Choice } from '../question';
import { type Span, spanOf } from '../source';
import { leadingLetter, letterAt, letterOf, lettersWithin, withoutLetter } from './choice-letters';
import { choiceText, followingBlocks, visible } from './choice-text';
import { readTicks } from './choice-ticks';
import { type ImportDocument, startOf } from './import-document';
import { type Line, paragraphLines } from './lines';

/** Where one choice begins, and what its mark says of it. */
export type Mark = {
  /** Of the line or list item. */
  start: number;
  /** After the box or letter. */
  textStart: number;
  /** Of the line or list item, before the next mark is known. */
  end: number;
  /** Null for letters, and for a choice among boxes that has none. */
  box: boolean | null;
  /** In capitals; null for boxes. */
  letter: string | null;
  /** The list of a choice that is an item. */
  list: List | null;
};

export type Marks = { boxes: Mark[]; letters: Mark[] };

const boxPattern = /^(?:[-*+]\s{0,4}|\d{1,3}[.)]\s{1,4})?\\?\[([ xX✓✔✗]?)\\?\](?![([:])\s*/u;

/** The marks of the whole file, in its order. */
export function findMarks(document: ImportDocument): Marks {
  const lists = document.nodes
    .filter((node) => node.type === 'list')
    .map((list) => listMarks(document, list));
  const lines = paragraphLines(document)
    .filter(({ beginsListItem }) => !beginsListItem)
    .map((line) => lineMarks(document, line));
  const all = [...lists, ...lines];
  const byPlace = (a: Mark, b: Mark) => a.start - b.start;
  return {
    boxes: all.flatMap(({ boxes }) => boxes).sort(byPlace),
    letters: all.flatMap(({ letters }) => letters).sort(byPlace),
  };
}

/** One box makes boxes of a whole list: an item without one is a choice all the same. */
function listMarks(document: ImportDocument, list: List): Marks {
  const marks = list.children.map((item) => markOf(document, item, list));
  const isBoxed = marks.some(({ box }) => box !== null);
  if (!isBoxed) return { boxes: [], letters: letteredMarks(document, marks) };
  return { boxes: marks.flatMap((mark) => [mark, ...gluedMarks(document, mark)]), letters: [] };
}

/** Where half of a list has the letters of its places, the others were mistyped or forgotten. */
function letteredMarks({ source }: ImportDocument, marks: readonly Mark[]): Mark[] {
  const placed = marks.filter(({ letter }, index) => letter === letterAt(index));
  if (placed.length * 2 >= marks.length) {
    return marks.map((mark, index) => ({ ...mark, letter: letterAt(index) }));
  }
  const isBare = marks.every(({ textStart }, index) =>
    source.text.startsWith(`${letterAt(index)} `, textStart),
  );
  if (!isBare || marks.length < 2) return marks.filter(({ letter }) => letter !== null);
  return marks.map((mark, index) => ({
    ...mark,
    letter: letterAt(index),
    textStart: mark.textStart + 'A '.length,
  }));
}

/** Boxes in the midst of a line whose line breaks were lost: `- [ ] one- [x] two`. */
function gluedMarks({ source }: ImportDocument, mark: Mark): Mark[] {
  if (mark.box === null) return [];
  const line = source.text.slice(mark.textStart, mark.end).split('\n')[0] ?? '';
  const boxes = line.matchAll(/`+[^`]*`+|[ \t]{0,3}[-*+] ?\[([ xX])\](?![([:])[ \t]*/g);
  return [...boxes].flatMap((match) => {
    const start = mark.textStart + match.index;
    const isBox = match[1] !== undefined && match.index > 0;
    const box = isTicked(match[1]);
    return isBox ? [{ ...mark, start, textStart: start + match[0].length, box }] : [];
  });
}

/** A box that misses a space is no list to the parser, and choices may be lines of one paragraph. */
function lineMarks(document: ImportDocument, line: Line): Marks {
  const { start, end, text, paragraphEnd } = line;
  const mark = { start, end, list: null, box: null, letter: null };
  const box = /^[-*+]/.test(text) ? boxPattern.exec(text) : null;
  const boxed = box && { textStart: start + box[0].length, box: isTicked(box[1]) };
  const first = boxed && { ...mark, ...boxed, end: paragraphEnd };
  return {
    boxes: first ? [first, ...gluedMarks(document, first)] : [],
    letters: lineLetters(line),
  };
}

/** `A) one`, and all of `(a) one (b) two` on one line. */
function lineLetters({ start, end, text }: Line): Mark[] {
  const letter = leadingLetter(text);
  if (!letter) return [];
  const mark = { start, end, list: null, box: null };
  return [
    { ...mark, textStart: start + letter.length, letter: letter.letter },
    ...lettersWithin(text).map((within) => ({
      ...mark,
      start: start + within.start,
      textStart: start + within.end,
      letter: within.letter,
    })),
  ];
}

/** The first run A, B, C ... of sorted marks; at least two. */
export function firstLetterRun(letters: readonly Mark[]): Mark[] {
  return letterRuns(letters)[0] ?? [];
}

/** All runs A, B, C ... of sorted marks, each of at least two. */
export function letterRuns(letters: readonly Mark[]): Mark[][] {
  const runs: Mark[][] = [];
  let run: Mark[] = [];
  for (const mark of letters) {
    if (mark.letter === 'A') {
      run = [mark];
      runs.push(run);
    } else if (mark.letter === letterAt(run.length) && run.length > 0) run.push(mark);
    else run = [];
  }
  return runs.filter((each) => each.length > 1);
}

export type Options = {
  choices: Choice[];
  /** Letters of the choices by place; null where boxes mark them. */
  letters: (string | null)[];
  /** Whether numbers stand for letters. */
  isCounted: boolean;
  /** From the first mark to what belongs to the last one. */
  span: Span;
  /** What stands between choices and belongs to none. */
  between: Span[];
  /** Whether one of the choices had no mark of its own, or no words. */
  isMalformed: boolean;
};

/** Reads the choices that sorted marks begin, the last of which reaches at most to `end`. */
export function readOptions(
  document: ImportDocument,
  marks: readonly Mark[],
  end: number,
): Options | null {
  const [first] = marks;
  if (!first) return null;
  const extents = extentsOf(document, marks, end);
  const texts = marks.map((mark, index) => choiceText(document, mark, extents[index] ?? mark.end));
  const isLettered = texts.every((text, index) => letterOf(text) === letterAt(index));
  const read = texts.map((text, index): Choice => {
    const plain = isLettered && texts.length > 1 ? withoutLetter(text) : text;
    return { text: plain.trim() || text, correct: marks[index]?.box === true, explanation: null };
  });
  const choices = readTicks(read);
  return {
    choices,
    letters: marks.map((mark, index) => (isLettered ? letterOf(texts[index] ?? '') : mark.letter)),
    isCounted: /\d\s?:\s*$/.test(document.source.text.slice(first.start, first.textStart)),
    span: { start: first.start, end: extents.at(-1) ?? first.end },
    between: marks.slice(1).map((mark, index) => ({ start: extents[index] ?? 0, end: mark.start })),
    isMalformed:
      choices.some(({ text }) => text === '') ||
      marks.some(({ box, letter }) => box === null && letter === null),
  };
}

/**
 * Where each choice ends. Code or pictures right after a choice belong to it, and so does all that
 * follows one without words. After the last one they do where they do after the others.
 */
function extentsOf(document: ImportDocument, marks: readonly Mark[], end: number): number[] {
  let isFollowed = false;
  return marks.map((mark, index) => {
    const next = marks[index + 1];
    const limit = Math.max(mark.textStart, next?.start ?? end);
    const own = Math.min(mark.end, limit);
    const isEmpty = visible(document.source.text.slice(mark.textStart, own)) === '';
    if (isEmpty && next) return limit;
    const blocksEnd = followingBlocks(document, own, limit);
    if (!next) return isEmpty || isFollowed ? blocksEnd : own;
    isFollowed ||= blocksEnd > own;
    return blocksEnd;
  });
}

function markOf(document: ImportDocument, item: ListItem, list: List): Mark {
  const { start, end } = spanOf(item);
  const first = item.children[0];
  const contentStart = first ? startOf(first) : end;
  const content = document.source.text.slice(contentStart, end);
  const box = boxPattern.exec(content);
  const letter = leadingLetter(content);
  const mark = { start, end, list, textStart: contentStart, box: null, letter: null };
  if (box && !/^[-*+\d]/.test(content)) {
    return { ...mark, textStart: contentStart + box[0].length, box: isTicked(box[1]) };
  }
  if (typeof item.checked === 'boolean')
    return { ...mark, textStart: afterBox(document, start, end), box: item.checked };
  if (letter && first?.type === 'paragraph') {
    return { ...mark, textStart: contentStart + letter.length, letter: letter.letter };
  }
  return mark;
}

/** The parser leaves the box out of an item's first block. */
function afterBox(document: ImportDocument, start: number, end: number): number {
  const close = document.source.text.indexOf(']', start);
  const at = close === -1 || close >= end ? start : close + 1;
  const space = /^[ \t]*/.exec(document.source.text.slice(at, Math.min(end, at + 100)))?.[0] ?? '';
  return at + space.length;
}

function isTicked(mark: string | undefined): boolean {
  return mark !== undefined && mark.trim() !== '' && mark !== '✗';
}
