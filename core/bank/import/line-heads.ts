/** Lines of paragraphs that their authors meant as the headings of questions. */
import type { Span } from '../source';
import { type Head, LINE_DEPTH } from './headings';
import type { ImportDocument } from './import-document';
import { type Line, paragraphLines } from './lines';
import { isNumberedByName, type Numbering } from './question-title';

/** In the order of the file. */
export function lineHeads(document: ImportDocument, numbering: Numbering): Head[] {
  return paragraphLines(document).flatMap(
    (line) => namedHead(line, numbering) ?? unspacedHead(line) ?? boldHead(line) ?? [],
  );
}

/** `Q91. Why?`, also where the marks of a heading are glued to the words before it. */
function namedHead(line: Line, numbering: Numbering): Head | null {
  const glued = /(?:^|\s)(#{2,6}) (?=\S)/.exec(line.text);
  const at = glued ? glued.index + glued[0].length : markLength(line.text);
  const markdown = line.text.slice(at);
  // Words such as `Exercise 3` begin sentences too: only a delimiter makes them a heading.
  if (
    !isNumberedByName(markdown, numbering) ||
    !/^[^.:)．：、。]{1,20}[.:)．：、。]/.test(markdown)
  )
    return null;
  const marks = glued?.[1]?.length ?? markLength(line.text);
  const start = line.start + (glued?.index ?? 0);
  return { ...headOf(line, markdown), start, depth: marks > 0 ? marks : LINE_DEPTH };
}

/** `####Why?`, which CommonMark takes as a paragraph. */
function unspacedHead(line: Line): Head | null {
  const marks = markLength(line.text);
  if (marks < 2 || line.beginsListItem) return null;
  return { ...headOf(line, line.text.slice(marks)), depth: marks };
}

/** A line in bold that is numbered or asks, as where no heading is used. */
function boldHead(line: Line): Head | null {
  const isBold =
    /^(?:\*\*|__)(?=\d{1,4}[.)]\s?\S|[^*_]*[?？]\W{0,4}$)[^*]{3,300}(?:\*\*|__):?$/u.test(
      line.text,
    );
  return isBold && !line.beginsListItem ? headOf(line, line.text) : null;
}

function headOf({ start, end }: Span, markdown: string): Head {
  return { start, end, depth: LINE_DEPTH, markdown, words: markdown, place: 'top', node: null };
}

/** How many `#` a line begins with that no space follows; 0 for none. */
function markLength(line: string): number {
  return /^#{1,6}(?=[^#\s])/.exec(line)?.[0].length ?? 0;
}
