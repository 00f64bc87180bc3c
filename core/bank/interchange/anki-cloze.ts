/** Anki's gaps: `{{c1::word}}` and `{{c2::word::hint}}`, of which one card each hides those of a number. */

import { type GappedText, gapWords, readGappedText } from './gapped-text';
import { GAP_MARK } from './gaps';

const GAP = /\{\{c(\d{1,3})::((?:(?!\}\}|\{\{c\d).)*)\}\}/gs;

const joined = {
  rule: 'cards-joined',
  message: 'Anki asks for these gaps on several cards; here they are one question.',
};

/** All gaps are asked for at once. */
export function readAnkiCloze(html: string): GappedText {
  const gaps: string[][] = [];
  const numbers = new Set<string>();
  const marked = html.replace(GAP, (_, number: string, inner: string) => {
    gaps.push([gapWords(inner.split('::')[0] ?? '')]);
    numbers.add(number);
    return GAP_MARK;
  });
  const read = readGappedText(marked, 'html', gaps);
  return numbers.size > 1 ? { ...read, notes: [joined, ...read.notes] } : read;
}
