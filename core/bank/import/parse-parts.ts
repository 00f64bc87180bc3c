/** A file in parts that are read for themselves, so that no block of one reaches into the next. */
import type { Nodes, Root } from 'mdast';
import { parseDocument } from '../markdown';

/** `cuts` are offsets of lines, sorted. */
export function parseParts(text: string, cuts: readonly number[]): Root {
  if (cuts.length === 0) return parseDocument(text);
  const root: Root = { type: 'root', children: [] };
  let line = 0;
  for (const [index, start] of [0, ...cuts].entries()) {
    const part = text.slice(start, cuts[index]);
    for (const block of parseDocument(part).children) {
      move(block, start, line);
      root.children.push(block);
    }
    line += part.split('\n').length - 1;
  }
  return root;
}

/** Moves a block and all in it to where its part begins; no depth of nesting is known yet. */
function move(block: Nodes, offset: number, line: number): void {
  const nodes = [block];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if ('children' in node) for (const child of node.children) nodes.push(child);
    if (!node.position) continue;
    const { start, end } = node.position;
    node.position.start = {
      ...start,
      line: start.line + line,
      offset: (start.offset ?? 0) + offset,
    };
    node.position.end = { ...end, line: end.line + line, offset: (end.offset ?? 0) + offset };
  }
}
