/** `{{word}}` or `{{word|other}}` in a sentence. Braces in code are code. */
import type { Nodes, RootContent, Text } from 'mdast';
import { parseFragment } from './markdown';
import { markdownOf, type Reader } from './reader';
import { reportRule } from './report-rule';
import type { Shape } from './shape';
import { spanOf } from './source';

export type ClozePart = { text: string } | { gap: string[] };

const GAP = /\{\{([^{}]*)\}\}/g;

/** Splits Markdown at its gaps; a gap lists what is right in it. Joined again, nothing is missing. */
export function readCloze(text: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let from = 0;
  for (const node of textsOf(parseFragment(text))) {
    const { start, end } = spanOf(node);
    for (const match of text.slice(start, end).matchAll(GAP)) {
      const at = start + match.index;
      if (at > from) parts.push({ text: text.slice(from, at) });
      parts.push({ gap: acceptedIn(match) });
      from = at + match[0].length;
    }
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Splits words without markup in the same way. */
export function splitGaps(words: string): ClozePart[] {
  const parts: ClozePart[] = [];
  let from = 0;
  for (const match of words.matchAll(GAP)) {
    if (match.index > from) parts.push({ text: words.slice(from, match.index) });
    parts.push({ gap: acceptedIn(match) });
    from = match.index + match[0].length;
  }
  if (from < words.length) parts.push({ text: words.slice(from) });
  return parts;
}

/** The paragraphs with gaps are the question's text; null where there is none. */
export function readClozeShape(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const paragraphs = nodes.filter((node) => node.type === 'paragraph' && gapsIn(node).length > 0);
  if (paragraphs.length === 0) return null;
  for (const node of paragraphs) {
    if (gapsIn(node).some((gap) => gap.length === 0)) {
      reportRule(reader, 'cloze-without-gap', node, 'A gap has no word in it.');
    }
  }
  return { body: { kind: 'cloze', text: markdownOf(reader, paragraphs) }, nodes: paragraphs };
}

function gapsIn(node: Nodes): string[][] {
  return textsOf(node).flatMap(({ value }) => [...value.matchAll(GAP)].map(acceptedIn));
}

function acceptedIn(match: RegExpExecArray): string[] {
  const words = (match[1] ?? '').split('|').map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** The words of paragraphs. Those in links stay as they are: an address may well hold braces. */
function textsOf(node: Nodes): Text[] {
  switch (node.type) {
    case 'text':
      return [node];
    case 'root':
      return node.children.filter(({ type }) => type === 'paragraph').flatMap(textsOf);
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return node.children.flatMap(textsOf);
    default:
      return [];
  }
}
