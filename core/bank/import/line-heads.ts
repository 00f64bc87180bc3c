/** Lines of paragraphs that their authors meant as the headings of questions. */
import type { Span } from '../source';
import { type Head, LINE_DEPTH } from './headings';
import type { ImportDocument } from './import-document';
import { type Line, paragraphLines } from './lines';
import { cleanTitle, isLabelled, isNumberedByName, type Numbering } from './question-title';

/** In the order of the file. */
export function lineHeads(document: ImportDocument, numbering: Numbering): Head[] {
  return paragraphLines(document).flatMap(
    (line) =>
      namedHead(line, numbering) ??
      unspacedHead(line, numbering) ??
      emphasisedHead(line, numbering) ??
      boldHead(line) ??
      [],
  );
}

/** `Q91. Why?`, also where the marks of a heading are glued to the words before it. */
function namedHead(line: Line, numbering: Numbering): Head | null {
  const glued = /(?:^|\s)(#{2,6}) (?=\S)/.exec(line.text);
  const at = glued ? glued.index + glued[0].length : markLength(line.text);
  const markdown = line.text.slice(at);
  if (!isNumberedByName(markdown, numbering) || !isDelimited(markdown)) return null;
  const marks = glued?.[1]?.length ?? markLength(line.text);
  const start = line.start + (glued?.index ?? 0);
  return { ...headOf(line, markdown), start, depth: marks > 0 ? marks : LINE_DEPTH };
}

/** `####Why?`, which CommonMark takes as a paragraph. */
function unspacedHead(line: Line, numbering: Numbering): Head | null {
  const marks = markLength(line.text);
  if (marks < 2 || line.beginsListItem) return null;
  const head = headOf(line, line.text.slice(marks));
  return { ...head, depth: marks, words: cleanTitle(head.markdown, numbering) };
}

/** `**Q1. Why?** Because.` and `*Question: Why?*`; what follows the emphasis is no part of it. */
function emphasisedHead(line: Line, numbering: Numbering): Head | null {
  const marks = /^(?:\*{1,2}|__)/.exec(line.text)?.[0] ?? '';
  const close = marks === '' ? -1 : line.text.indexOf(marks, marks.length);
  if (close === -1 || line.beginsListItem) return null;
  const words = line.text.slice(marks.length, close);
  const isNumbered = isNumberedByName(words, numbering) && isDelimited(words);
  if (!isNumbered && !isLabelled(words)) return null;
  if (cleanTitle(words, numbering) === '') return headOf(line, line.text);
  const length = close + marks.length;
  const gap = /^\s{0,9}(?:<br[^<>]{0,9}>|→|[-=]>|[:–—-])?\s{0,9}/.exec(line.text.slice(length));
  const end = line.start + length + (gap?.[0].length ?? 0);
  return headOf({ start: line.start, end }, line.text.slice(0, length));
}

/** A line in bold that is numbered or asks, as where no heading is used. */
function boldHead(line: Line): Head | null {
  const isBold =
    /^(?:\*\*|__)(?=\d{1,4}[.)]\s?\S|[^*_]*[?？]\W{0,4}$)[^*]{3,300}(?:\*\*|__):?$/u.test(
      line.text,
    );
  return isBold && !line.beginsListItem ? headOf(line, line.text) : null;
}

/** Words such as `Exercise 3` begin sentences too: only a delimiter makes them a heading. */
function isDelimited(markdown: string): boolean {
  return /^[^.:)．：、。]{1,20}[.:)．：、。]/.test(markdown);
}

function headOf({ start, end }: Span, markdown: string): Head {
  return { start, end, depth: LINE_DEPTH, markdown, words: markdown, place: 'top', node: null };
}

/** How many `#` a line begins with that no space follows; 0 for none. */
function markLength(line: string): number {
  return /^#{1,6}(?=[^#\s])/.exec(line)?.[0].length ?? 0;
}
