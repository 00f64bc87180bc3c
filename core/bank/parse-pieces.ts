/**
 * A Markdown file, piece by piece. The time that the parser takes grows with the square of the number
 * of blocks, so that a book of questions would take minutes; in pieces it takes seconds, and the tree
 * is the same.
 */
import type { Nodes, Root, RootContent } from 'mdast';

type Parse = (text: string) => Root;
/** `before` is what the parser was given ahead of the text, and no part of the file. */
type Piece = { start: number; line: number; text: string; before: string; blocks: RootContent[] };

const PIECE_CHARACTERS_MIN = 20_000;
/** No block goes on over a line like this one, unless it was left open. */
const BREAK = '\n\n***\n\n';

/** Reads a whole file with a parser that knows front matter. */
export function parsePieces(text: string, parse: Parse): Root {
  if (text.length < 2 * PIECE_CHARACTERS_MIN) return parse(text);
  const pieces = cutPieces(text, parse);
  const labels = new Set(pieces.flatMap(({ blocks }) => definedLabels(blocks)));
  const linked = pieces.map((piece) => linkPiece(piece, labels, parse));
  for (const piece of linked) move(piece);
  const start = { line: 1, column: 1, offset: 0 };
  const column = text.length - text.lastIndexOf('\n');
  const end = { line: linesIn(text) + 1, column, offset: text.length };
  const children = linked.flatMap(({ blocks }) => blocks);
  return { type: 'root', children, position: { start, end } };
}

/** Front matter is a piece of its own, as it can stand only where a text begins. */
function cutPieces(text: string, parse: Parse): Piece[] {
  const head = frontMatterOf(text);
  const pieces: Piece[] = [];
  if (head !== '') {
    pieces.push({ start: 0, line: 0, text: head, before: '', blocks: parse(head).children });
  }
  let line = linesIn(head);
  for (let start = head.length; start < text.length; ) {
    const piece = { start, line, ...cutPiece(text, start, parse) };
    pieces.push(piece);
    line += linesIn(piece.text);
    start += piece.text.length;
  }
  return pieces;
}

function frontMatterOf(text: string): string {
  const fence = /(?:^|\n)---[ \t]*(?=\n|$)/g;
  const isFirst = fence.exec(text)?.index === 0;
  return isFirst && fence.test(text) ? text.slice(0, fence.lastIndex + 1) : '';
}

/** The shortest piece from here that leaves no block open. */
function cutPiece(text: string, start: number, parse: Parse): Omit<Piece, 'start' | 'line'> {
  for (let length = PIECE_CHARACTERS_MIN; ; length *= 2) {
    const end = nextSeam(text, start + length);
    const piece = { text: text.slice(start, end), before: BREAK };
    if (end === text.length) return { ...piece, blocks: blocksOf(piece, parse) };
    const blocks = blocksOf(piece, parse, BREAK);
    const last = blocks.pop();
    const isClosed = last !== undefined && offsetOf(last) >= BREAK.length + piece.text.length;
    if (isClosed) return { ...piece, blocks };
  }
}

/** An empty line before a line that, unless code or HTML is open, belongs to no block before it. */
function nextSeam(text: string, from: number): number {
  const seam = /\n[ \t]*\n(?=[#<\p{L}])/gu;
  seam.lastIndex = from;
  const found = seam.exec(text);
  return found ? found.index + found[0].length : text.length;
}

type PieceText = Pick<Piece, 'text' | 'before'>;

function blocksOf({ text, before }: PieceText, parse: Parse, after = ''): RootContent[] {
  return parse(before + text + after).children.filter((block) => offsetOf(block) >= before.length);
}

/**
 * Links and footnotes find their definitions wherever they stand in a file: a piece that names some of
 * another piece is read once more behind stand-ins for them.
 */
function linkPiece(piece: Piece, labels: ReadonlySet<string>, parse: Parse): Piece {
  const own = new Set(definedLabels(piece.blocks));
  const foreign = new Map<string, string>();
  for (const name of bracketed(piece.text)) {
    const label = labelOf(name);
    if (labels.has(label) && !own.has(label)) foreign.set(label, name);
  }
  if (foreign.size === 0) return piece;
  const standIns = [...foreign.values()].map((name) => `[${name}]: .`);
  const before = `${standIns.join('\n\n')}${BREAK}`;
  return { ...piece, before, blocks: blocksOf({ text: piece.text, before }, parse) };
}

function definedLabels(blocks: readonly RootContent[]): string[] {
  return everyNode(blocks).flatMap((node) => {
    if (node.type === 'definition') return [node.identifier];
    return node.type === 'footnoteDefinition' ? [`^${node.identifier}`] : [];
  });
}

/** What stands in the innermost brackets, on one line: no label has brackets in it. */
function bracketed(text: string): string[] {
  const names: string[] = [];
  let open = -1;
  for (const { 0: mark, index } of text.matchAll(/\\[\s\S]|[[\]]/g)) {
    if (mark === '[') open = index + 1;
    if (mark !== ']') continue;
    if (open !== -1) names.push(text.slice(open, index).replaceAll(/\n[ \t>]*/g, ' '));
    open = -1;
  }
  return names;
}

/** As the tree has it: for some letters, small after capital is not small alone. */
function labelOf(name: string): string {
  const spaced = name.replaceAll(/[\t\n ]+/g, ' ').replaceAll(/^ | $/g, '');
  return spaced.toLowerCase().toUpperCase().toLowerCase();
}

/** Moves all blocks of a piece to their places in the file. */
function move({ start: from, line: lineFrom, before, blocks }: Piece): void {
  const offset = from - before.length;
  const line = lineFrom - linesIn(before);
  for (const { position } of everyNode(blocks)) {
    if (!position) continue;
    const { start, end } = position;
    position.start = { ...start, line: start.line + line, offset: (start.offset ?? 0) + offset };
    position.end = { ...end, line: end.line + line, offset: (end.offset ?? 0) + offset };
  }
}

/** In no order, and without calling itself, as nothing has bounded the depth yet. */
function everyNode(blocks: readonly RootContent[]): Nodes[] {
  const nodes: Nodes[] = [...blocks];
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place];
    if (node && 'children' in node) for (const child of node.children) nodes.push(child);
  }
  return nodes;
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
