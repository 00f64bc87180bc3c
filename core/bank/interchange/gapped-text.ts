/** Texts of other programs with gaps, as a cloze or, where that cannot be, as an open question. */

import type { Body } from '../question';
import { renderPlain } from '../render-markdown';
import { gapsOf } from './carry-question';
import { foreignText, type TextFormat } from './foreign-text';
import { fillGaps, GAP_MARK, isGap } from './gaps';
import { htmlToMarkdown } from './html-to-markdown';
import { splitClozeText, splitText } from './question-text';

export type GappedText = {
  title: string;
  stem: string;
  body: Body;
  /** The whole text, where it is no cloze. */
  answer: string;
  notes: { rule: string; message: string }[];
};

const BLANK = '\u{2026}';

const notAGap = {
  rule: 'gap-malformed',
  message: 'A gap holds a formula or an image, or stands in code: kept as an open question.',
};

/** `marked` has a mark in the place of each gap; `gaps` are the words that are right there. */
export function readGappedText(
  marked: string,
  format: TextFormat,
  gaps: readonly (readonly string[])[],
  name = '',
): GappedText {
  const cloze = gaps.every(isGap) ? fillText(marked, format, gaps) : null;
  if (cloze !== null) {
    const { text, ...words } = splitClozeText(cloze, name);
    return { ...words, body: { kind: 'cloze', text }, answer: '', notes: [] };
  }
  const blanks = foreignText(marked.replaceAll(GAP_MARK, BLANK), format);
  let next = 0;
  const whole = marked.replaceAll(GAP_MARK, () => gaps[next++]?.[0] ?? BLANK);
  return {
    ...splitText(blanks, name),
    body: { kind: 'open' },
    answer: foreignText(whole, format),
    notes: [notAGap],
  };
}

/** The words of a gap that was written as HTML. */
export function gapWords(html: string): string {
  return renderPlain(htmlToMarkdown(html));
}

/** Gaps stand in paragraphs, so lists and tables become some. Null where a gap is lost even so. */
function fillText(
  marked: string,
  format: TextFormat,
  gaps: readonly (readonly string[])[],
): string | null {
  const sources = format === 'markdown' || format === 'plain' ? [marked] : [marked, flat(marked)];
  const filled = sources.map((source) => fillGaps(foreignText(source, format), gaps));
  return filled.find((text) => gaps.length > 0 && gapsOf(text) === gaps.length) ?? null;
}

function flat(html: string): string {
  return html
    .replace(/<\/?(?:ul|ol|table|tbody|thead|div)(?:\s[^<>]*)?>/gi, '')
    .replace(/<(\/?)(?:li|tr|blockquote|h[1-6])(?:\s[^<>]*)?>/gi, '<$1p>')
    .replace(/<\/?t[dh](?:\s[^<>]*)?>/gi, ' ');
}
