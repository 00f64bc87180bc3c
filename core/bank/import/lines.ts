/** The lines of paragraphs, in which collections bury questions, boxes and letters. */
import type { Nodes, Parents } from 'mdast';
import type { Span } from '../source';
import { spanOf } from '../source';
import type { ImportDocument } from './import-document';

/** A line of a paragraph, from its first word to its last. */
export type Line = Span & {
  text: string;
  /** Whether the paragraph is the first block of a list item, and this its first line. */
  beginsListItem: boolean;
  paragraphEnd: number;
};

/** In the order of the file; those in quotes are left out. */
export function paragraphLines(document: ImportDocument): Line[] {
  const lines: Line[] = [];
  collect(document, document.root, lines);
  return lines;
}

function collect(document: ImportDocument, parent: Parents, lines: Line[]): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === 'paragraph') {
      const beginsListItem = parent.type === 'listItem' && index === 0;
      for (const line of linesOf(document, node, beginsListItem)) lines.push(line);
    } else if (node.type === 'list' || node.type === 'listItem') collect(document, node, lines);
  }
}

function linesOf(document: ImportDocument, node: Nodes, beginsListItem: boolean): Line[] {
  const { start, end } = spanOf(node);
  const lines: Line[] = [];
  let at = start;
  for (const [index, whole] of document.source.text.slice(start, end).split('\n').entries()) {
    const text = whole.trim();
    const from = at + whole.length - whole.trimStart().length;
    at += whole.length + 1;
    lines.push({
      text,
      start: from,
      end: from + text.length,
      beginsListItem: beginsListItem && index === 0,
      paragraphEnd: end,
    });
  }
  return lines;
}
