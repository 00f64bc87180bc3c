/** The headings of a file that may begin questions, with what stands right under each. */
import type { Heading, Nodes, Parents } from 'mdast';
import { plainText, walk } from '../markdown';
import { type Span, spanOf } from '../source';
import type { ImportDocument } from './import-document';
import { wordsBetween } from './text-between';

/** A heading, or a line that its author meant as one. */
export type Head = Span & {
  /** 1 to 6; 7 for a line of a paragraph. */
  depth: number;
  /** Its Markdown, without the marks of a heading. */
  markdown: string;
  words: string;
  /** Where it stands: in the open, first in a list item, elsewhere in one, or in a quote. */
  place: 'top' | 'item' | 'inside' | 'quote';
  node: Heading | null;
};

export const LINE_DEPTH = 7;

/** In the order of the file. */
export function headsOf(document: ImportDocument): Head[] {
  const heads = headsIn(document, document.root, 'top');
  return [...heads, ...htmlHeads(document)].sort((a, b) => a.start - b.start);
}

function headsIn(document: ImportDocument, parent: Parents, place: Head['place']): Head[] {
  return parent.children.flatMap((node, index) => {
    const within = placeWithin(node, place);
    const isFirst = parent.type === 'listItem' && index === 0;
    if (node.type === 'heading') {
      const head = headOf(document, node, isFirst ? 'item' : place);
      // The number of an item stands before its heading, and is no part of what came before.
      return isFirst ? { ...head, start: spanOf(parent).start } : head;
    }
    if (node.type === 'html') return headsInHtml(document, node, place);
    return within !== null && 'children' in node ? headsIn(document, node, within) : [];
  });
}

/** Where headings in a block stand; null for blocks that hold none. */
function placeWithin(node: Nodes, place: Head['place']): Head['place'] | null {
  if (node.type === 'blockquote' || node.type === 'footnoteDefinition') return 'quote';
  if (node.type !== 'list' && node.type !== 'listItem') return null;
  return place === 'quote' ? 'quote' : 'inside';
}

function headOf(document: ImportDocument, node: Heading, place: Head['place']): Head {
  const { start, end } = spanOf(node);
  const first = node.children.at(0);
  const last = node.children.at(-1);
  const markdown =
    first && last ? document.source.text.slice(spanOf(first).start, spanOf(last).end) : '';
  return { start, end, depth: node.depth, markdown, words: wordsOf(node), place, node };
}

/** CommonMark takes a heading right under a line of HTML as more HTML. */
function headsInHtml(document: ImportDocument, node: Nodes, place: Head['place']): Head[] {
  const { start, end } = spanOf(node);
  const html = document.source.text.slice(start, end);
  if (html.startsWith('<!--') || !html.includes('\n')) return [];
  return [...html.matchAll(/^[ \t]{0,3}(#{1,6})[ \t]+(\S.*)$/gm)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    depth: match[1]?.length ?? 1,
    markdown: (match[2] ?? '').trim(),
    words: (match[2] ?? '').trim(),
    place,
    node: null,
  }));
}

/** `<h3>What is a pod?</h3>` */
function htmlHeads({ source, tags }: ImportDocument): Head[] {
  return tags.flatMap((tag, index) => {
    const close = tags.slice(index + 1, index + 20).find(({ name }) => name === tag.name);
    if (tag.isClosing || !close?.isClosing || !/^h[1-6]$/.test(tag.name)) return [];
    const markdown = source.text.slice(tag.end, close.start).trim();
    const words = wordsBetween({ source }, { start: tag.end, end: close.start });
    const depth = Number(tag.name.slice(1));
    return [{ start: tag.start, end: close.end, depth, markdown, words, place: 'top', node: null }];
  });
}

/** The words of a heading; those of code and of placeholders such as `<id>` too. */
function wordsOf(node: Heading): string {
  const words = [...walk(node)].map((inner) => {
    if ('children' in inner) return '';
    if (inner.type === 'html')
      return /^<\/?(?:a|b|i|br|img|span|strong|code)\b/i.test(inner.value) ? '' : inner.value;
    return plainText(inner);
  });
  return words.join('').replaceAll(/\s+/g, ' ').trim();
}
