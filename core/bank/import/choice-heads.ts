/**
 * Questions without a heading: items of lists, and paragraphs, that ask right over their choices. Where a
 * heading asks, the choices under it are its own; only those after its first ones can be another's.
 */
import type { Fold } from './folds';
import { type Head, LINE_DEPTH } from './headings';
import { firstFrom, type ImportDocument, placesBetween } from './import-document';
import { type Line, paragraphLines } from './lines';
import { groupMarks } from './mark-groups';
import { letterRuns, type Mark, type Marks } from './options';
import { isNumberedByName, type Numbering, prefixOf } from './question-title';
import { answerLabelLength, isAnswerHeading, isAsking } from './vocabulary';

/** Choices, the lines that may ask for them, and the heading they stand under. */
type Group = {
  head: Head | null;
  isFirst: boolean;
  numbered: Line | null;
  asking: Line | null;
  start: number;
};

/** `known` are the headings and lines that are found by themselves, in the order of the file. */
export function choiceHeads(
  document: ImportDocument,
  marks: Marks,
  numbering: Numbering,
  known: readonly Head[],
): Head[] {
  const lines = paragraphLines(document);
  const groups = groupsOf(document, marks, numbering, known, lines);
  const isLoose = groups.some((group) => (!group.isFirst || !group.head) && startLine(group));
  if (!isLoose) return [];
  const isNumbered = groups.filter(({ numbered }) => numbered).length * 2 >= groups.length;
  return groups.flatMap((group) => {
    if (group.isFirst && group.head && asks(group.head, numbering)) return [];
    const line = isNumbered ? startLine(group) : (group.asking ?? group.numbered);
    return line ? [headAt(document, line, group.start, lines)] : [];
  });
}

function startLine({ numbered, asking }: Group): Line | null {
  return numbered ?? asking;
}

function asks({ markdown, words }: Head, numbering: Numbering): boolean {
  return isAsking(words) || isNumberedByName(markdown, numbering);
}

function groupsOf(
  document: ImportDocument,
  marks: Marks,
  numbering: Numbering,
  known: readonly Head[],
  lines: readonly Line[],
): Group[] {
  const heads = known.filter(({ words }) => !isAnswerHeading(words));
  let above: Head | null = null;
  let from = 0;
  const found = choiceGroups(document, marks);
  return found.map((group, index) => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    const head = heads[firstFrom(heads, start, (each) => each.start) - 1] ?? null;
    const isFirst = from === 0 || head !== above;
    const region = linesBetween(lines, Math.max(from, head?.end ?? 0), start);
    above = head;
    from = end;
    const next = found[index + 1]?.[0]?.start ?? document.source.text.length;
    const isKeyed = group.some(({ box }) => box !== null) || isAnswered(document, lines, end, next);
    const numbered = region.findLast(
      (line) =>
        isNumberedLine(document, line, numbering) &&
        // Lettered notes under a number ask nothing, and nothing answers them.
        (isKeyed || /[?？؟]/.test(document.source.text.slice(line.start, start))),
    );
    return { head, isFirst, numbered: numbered ?? null, asking: askingLine(region), start };
  });
}

/** Whether a fold or a label that answers stands between two places. */
function isAnswered(
  { folds }: ImportDocument,
  lines: readonly Line[],
  start: number,
  end: number,
): boolean {
  return (
    placesBetween(folds, start, end).length > 0 ||
    placesBetween(lines, start, end).some(({ text }) => answerLabelLength(text) > 0)
  );
}

/** Boxes where there are some: letters beside them are words of the question. */
function choiceGroups(document: ImportDocument, { boxes, letters }: Marks): Mark[][] {
  const isOpen = ({ start }: Mark) => !isInFold(document.folds, start);
  const boxed = groupMarks(document, boxes.filter(isOpen));
  return boxed.length > 0 ? boxed : letterRuns(letters.filter(isOpen));
}

function isInFold(folds: readonly Fold[], offset: number): boolean {
  const fold = folds[firstFrom(folds, offset + 1, ({ start }) => start) - 1];
  return fold !== undefined && offset < fold.end;
}

function linesBetween(lines: readonly Line[], start: number, end: number): Line[] {
  return placesBetween(lines, start, end).filter(
    (line) => line.end <= end && answerLabelLength(line.text) === 0,
  );
}

function isNumberedLine({ source }: ImportDocument, line: Line, numbering: Numbering): boolean {
  const lineStart = source.text.lastIndexOf('\n', line.start - 1) + 1;
  const isItem = /^\s*\d{1,4}[.)]\s+$/.test(source.text.slice(lineStart, line.start));
  return isItem || prefixOf(line.text.replace(/^(?:\*{1,2}|__?)/, ''), numbering) !== '';
}

/** The first line of the paragraph right above the choices, where that ends with a question mark. */
function askingLine(region: readonly Line[]): Line | null {
  const last = region.at(-1);
  if (!last || !/[?？؟][*_`"”»]{0,4}(?:\s*\([^()]{0,60}\))?[.:：*_]{0,3}$/u.test(last.text))
    return null;
  return region.find(({ paragraphEnd }) => paragraphEnd === last.paragraphEnd) ?? null;
}

/** The lines of the paragraph from the one that begins the question to the choices. */
function headAt(
  { source }: ImportDocument,
  line: Line,
  choicesStart: number,
  lines: readonly Line[],
): Head {
  const lineStart = source.text.lastIndexOf('\n', line.start - 1) + 1;
  const before = source.text.slice(lineStart, line.start);
  const start = line.beginsListItem
    ? lineStart + before.length - before.trimStart().length
    : line.start;
  const last = linesBetween(lines, line.start, choicesStart).findLast(
    ({ paragraphEnd }) => paragraphEnd === line.paragraphEnd,
  );
  const end = last?.end ?? line.end;
  const markdown = source.text.slice(line.start, end);
  return { start, end, depth: LINE_DEPTH, markdown, words: markdown, place: 'top', node: null };
}
