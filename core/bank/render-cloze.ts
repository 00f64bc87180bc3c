import type { Paragraph, PhrasingContent } from 'mdast';
import { splitGaps } from './cloze';
import { parseFragment } from './markdown';
import { type FindPicture, renderPhrasing } from './render-markdown';

/** A piece of a cloze text: words to show, or a gap with the words that are right in it. */
export type RenderedClozePart = { html: string } | { gap: string[] };

type Piece = PhrasingContent | { gap: string[] };

/** The gaps are those of `readCloze`; each piece of HTML is complete by itself, also in `**a {{b}} c**`. */
export function renderCloze(text: string, findPicture?: FindPicture): RenderedClozePart[] {
  const paragraphs = parseFragment(text).children.filter((node) => node.type === 'paragraph');
  const parts: RenderedClozePart[] = [];
  let words: PhrasingContent[] = [];
  for (const piece of joinParagraphs(paragraphs)) {
    if ('gap' in piece) {
      if (words.length > 0) parts.push({ html: renderPhrasing(words, findPicture) });
      parts.push(piece);
      words = [];
    } else words.push(piece);
  }
  if (words.length > 0) parts.push({ html: renderPhrasing(words, findPicture) });
  return parts;
}

/** Two line breaks between paragraphs, because a gap cannot stand inside of a piece of HTML. */
function joinParagraphs(paragraphs: readonly Paragraph[]): Piece[] {
  return paragraphs.flatMap(({ children }, index) => {
    const breaks: Piece[] = index > 0 ? [{ type: 'break' }, { type: 'break' }] : [];
    return [...breaks, ...children.flatMap(splitNode)];
  });
}

/** Markup around a gap is repeated on both sides of it. */
function splitNode(node: PhrasingContent): Piece[] {
  if (node.type === 'text') {
    return splitGaps(node.value).map((part) =>
      'gap' in part ? part : { type: 'text', value: part.text },
    );
  }
  if (node.type !== 'emphasis' && node.type !== 'strong' && node.type !== 'delete') return [node];
  return groupWords(node.children.flatMap(splitNode)).map((group) =>
    'gap' in group ? group : { ...node, children: group },
  );
}

/** Runs of words between gaps. */
function groupWords(pieces: readonly Piece[]): (PhrasingContent[] | { gap: string[] })[] {
  const groups: (PhrasingContent[] | { gap: string[] })[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if ('gap' in piece) groups.push(piece);
    else if (Array.isArray(last)) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
