/**
 * The Markdown parser, piece by piece. The time that it takes grows with the square of the number of
 * blocks, so that a book of questions would take minutes; in pieces it takes seconds, and the tree is
 * the same.
 */
import type { Nodes, Root } from 'mdast';
import { parseDocument, walk } from '../markdown';

const PIECE_CHARACTERS_MIN = 20_000;
const DEFINITIONS_CHARACTERS_MAX = 20_000;

/** Reads a whole file. */
export function parsePieces(text: string): Root {
  if (text.length < 2 * PIECE_CHARACTERS_MIN) return parseDocument(text);
  const after = `\n\n${definitionLines(text)}`;
  const root: Root = { type: 'root', children: [] };
  let length = PIECE_CHARACTERS_MIN;
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const end = nextSeam(text, start + Math.max(length, start === 0 ? frontMatterEnd(text) : 0));
    const piece = text.slice(start, end);
    const closed = parseDocument(piece + after);
    const isLast = end === text.length;
    if (!isLast && !isWhole(closed, piece)) {
      length = (end - start) * 2;
      continue;
    }
    const parsed = isWhole(closed, piece) ? closed : parseDocument(piece);
    const children = parsed.children.filter((node) => offsetOf(node) < piece.length);
    for (const child of children) {
      move(child, start, line);
      root.children.push(child);
    }
    line += piece.split('\n').length - 1;
    start = end;
    length = PIECE_CHARACTERS_MIN;
  }
  return root;
}

/** An empty line before a line that, unless code or HTML is open, belongs to no block before it. */
function nextSeam(text: string, from: number): number {
  const seam = /\n[ \t]*\n(?=[#<\p{L}])/gu;
  seam.lastIndex = from;
  const found = seam.exec(text);
  return found ? found.index + found[0].length : text.length;
}

/**
 * Links find their definitions wherever they stand in a file, so every piece is followed by all of
 * them. At least one there is: it shows whether the piece left a block open, which swallows it.
 */
function definitionLines(text: string): string {
  const lines = text.match(/^ {0,3}\[[^\]\n^][^\]\n]{0,200}\]:[ \t]*\S.*$/gm) ?? [];
  return `[.]: .\n${lines.join('\n').slice(0, DEFINITIONS_CHARACTERS_MAX)}`;
}

function isWhole(parsed: Root, piece: string): boolean {
  const at = piece.length + '\n\n'.length;
  return parsed.children.some((node) => node.type === 'definition' && offsetOf(node) === at);
}

/** A comment in front matter looks like a heading, and a key like a paragraph. */
function frontMatterEnd(text: string): number {
  return text.startsWith('---\n') ? Math.max(0, text.indexOf('\n---', '---'.length)) : 0;
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** Moves a block and all in it to where its piece begins. */
function move(block: Nodes, offset: number, line: number): void {
  for (const { position } of walk(block)) {
    if (!position) continue;
    const { start, end } = position;
    position.start = { ...start, line: start.line + line, offset: (start.offset ?? 0) + offset };
    position.end = { ...end, line: end.line + line, offset: (end.offset ?? 0) + offset };
  }
}
