/** What a QTI item asks for, and its text. */
import { GAP_MARK } from './gaps';
import { htmlToMarkdown } from './html-to-markdown';
import { htmlIn } from './qti-element';
import { readQtiGaps } from './qti-gaps';
import { type QtiBody, type QtiKey, readQtiKey } from './qti-key';
import { splitText } from './question-text';
import { childOf, childrenOf, descendantsOf, type XmlElement } from './xml';

/** Null for an item that asks for nothing; a sentence for one that cannot be read. */
export function readQtiBody(
  item: XmlElement,
  body: XmlElement,
  name: string,
): QtiBody | string | null {
  const interactions = descendantsOf(body).filter(isInteraction);
  const [first, ...others] = interactions;
  if (!first) return null;
  const ours = childrenOf(body).find(({ attributes }) => attributes.has('datamarkdown'));
  const written = ours?.attributes.get('datamarkdown');
  if (interactions.every(isGap)) {
    const html = textOf(body, interactions, GAP_MARK);
    return readQtiGaps({ item, body, interactions, html, written, name });
  }
  if (others.length > 0) return 'This item asks for several things at once; split it.';
  const key = readQtiKey(item, first);
  if (typeof key === 'string') return key;
  return withText(key, splitText(written ?? htmlToMarkdown(textOf(body, interactions, '')), name));
}

function withText(key: QtiKey, text: { title: string; stem: string }): QtiBody {
  const { body, explained, notes } = key;
  return { question: { ...text, body }, explained, notes };
}

function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith('interaction') && name !== 'endattemptinteraction';
}

function isGap({ name }: XmlElement): boolean {
  return name === 'textentryinteraction' || name === 'inlinechoiceinteraction';
}

/** HTML around what is asked, with its prompt, or a mark, in its place. */
function textOf(body: XmlElement, interactions: readonly XmlElement[], mark: string): string {
  const replaced = new Map(
    interactions.map((interaction) => {
      const prompt = childOf(interaction, 'prompt');
      return [interaction, prompt ? `<div>${htmlIn(prompt)}</div>` : mark];
    }),
  );
  return htmlIn(body, isBeside, replaced);
}

/** What is shown later, or to others. */
function isBeside({ name, attributes }: XmlElement): boolean {
  const isForOthers = name === 'rubricblock' && !attributes.get('view')?.includes('candidate');
  return isForOthers || name.startsWith('feedback') || name === 'templateblock';
}
