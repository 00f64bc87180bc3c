/** The text of a file and the way from an offset back to line and column, and from nodes to text. */
import type { Nodes } from 'mdast';
import { assert } from '#core/assert';

export type Source = {
  text: string;
  /** Offset of the first character of each line. */
  lineStarts: number[];
};

/** Line and column from 1. */
export type Point = { line: number; column: number };

/** Half-open range of offsets. */
export type Span = { start: number; end: number };

export function makeSource(text: string): Source {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return { text, lineStarts };
}

export function pointAt(source: Source, offset: number): Point {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  assert(start !== undefined && end !== undefined, 'the parser gives every node its place');
  return { start, end };
}

/**
 * The Markdown of a node as its author wrote it, without the indentation and the `quoteDepth` quote
 * marks of the blocks around it.
 */
export function textOf(source: Source, node: Nodes, quoteDepth = 0): string {
  const { start, end } = spanOf(node);
  const [first = '', ...others] = source.text.slice(start, end).split('\n');
  const width = pointAt(source, start).column - 1;
  return [first, ...others.map((line) => unindent(line, width, quoteDepth))].join('\n');
}

/**
 * Takes at most `width` columns of white space and `quoteDepth` quote marks off a line's beginning. A
 * tab that reaches further leaves its other columns as spaces.
 */
function unindent(line: string, width: number, quoteDepth: number): string {
  let column = 0;
  let quotes = 0;
  let at = 0;
  for (; at < line.length && column < width; at++) {
    const character = line[at];
    if (character === '\t') column += 4 - (column % 4);
    else if (character === ' ') column += 1;
    else if (character === '>' && quotes < quoteDepth) {
      quotes += 1;
      column += 1;
    } else break;
  }
  return ' '.repeat(Math.max(column - width, 0)) + line.slice(at);
}
