/** The words, code and pictures of one choice, without what only holds their place. */
import type { Nodes } from 'mdast';
import { pointAt, type Span, spanOf } from '../source';
import { endOf, firstFrom, type ImportDocument, startOf } from './import-document';
import { dedent, nodesBetween, textBetween, trimLines } from './text-between';

/** A choice as its mark says: where its words begin, and where its line or item ends. */
type Marked = Span & { textStart: number; list: object | null };

/** Up to `extent`, where code or pictures after the line or item belong to it. */
export function choiceText(document: ImportDocument, mark: Marked, extent: number): string {
  const { source } = document;
  const own = Math.min(mark.end, extent);
  const column = pointAt(source, mark.textStart).column - 1;
  const inner = dedent(source.text.slice(mark.textStart, own), mark.list ? column : 0);
  const following = followingText(document, { start: own, end: extent });
  const words = visible(trimLines(inner).trim());
  // A lone colon, too, only holds the place of the code that follows it.
  const parts = [following !== '' && /^[:.\-–—]$/.test(words) ? '' : words, following];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The end of the code, tables and pictures that begin right at an offset. */
export function followingBlocks(document: ImportDocument, from: number, limit: number): number {
  const { nodes, source } = document;
  let end = from;
  for (let index = firstFrom(nodes, from, startOf); index < nodes.length; index++) {
    const node = nodes[index];
    if (!node || startOf(node) >= limit) break;
    if (startOf(node) < end) continue;
    const isNext = source.text.slice(end, startOf(node)).trim() === '';
    if (!isNext || !isBlockOfChoice(node)) break;
    end = endOf(node);
  }
  return Math.min(end, limit);
}

const filler = /(?:\s|&shy;|&nbsp;|&#173;|&ZeroWidthSpace;|<br ?\/?>|\u00ad|\u2800)/;
const leading = new RegExp(`^${filler.source}+`);

/** Without characters that only hold the place of words. */
export function visible(text: string): string {
  const kept = text.replace(leading, '').trimEnd();
  const fillers = [...kept.matchAll(new RegExp(filler, 'g'))];
  let end = kept.length;
  for (const { 0: found, index } of fillers.toReversed()) {
    if (index + found.length !== end) break;
    end = index;
  }
  return kept.slice(0, end);
}

/** An empty comment parts a list from the indented code after it, where some tools write Markdown. */
function isBlockOfChoice(node: Nodes): boolean {
  if (node.type === 'code' || node.type === 'table' || isComment(node)) return true;
  if (node.type !== 'paragraph') return false;
  return node.children.every(
    (child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''),
  );
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!-{2,}\s*-*>$/.test(node.value);
}

/** Indented code, whose indentation means nothing inside of a choice, is fenced. */
function followingText(document: ImportDocument, span: Span): string {
  const nodes = nodesBetween(document, span);
  const blocks = nodes.filter((node) => !isComment(node));
  const code = blocks.flatMap((node) => (node.type === 'code' ? node.value : []));
  const isIndented = /^ {4}|^\t/.test(lineOf(document, blocks[0]));
  if (isIndented && code.length === blocks.length) {
    return code.map((value) => `\`\`\`\n${value}\n\`\`\``).join('\n\n');
  }
  return textBetween(document, span, nodes.filter(isComment).map(spanOf));
}

function lineOf({ source }: ImportDocument, node: Nodes | undefined): string {
  if (!node) return '';
  return source.text.slice(source.text.lastIndexOf('\n', startOf(node) - 1) + 1, endOf(node));
}
