/** Anki's gaps: `{{c1::word}}` and `{{c2::word::hint}}`, of which one card each hides those of a number. */
import { renderPlain } from '../render-markdown';
import type { CarriedQuestion } from './carry-question';
import { foreignText } from './foreign-text';
import { fillGaps, GAP_MARK, isGap } from './gaps';
import { htmlToMarkdown } from './html-to-markdown';
import { splitClozeText, splitText } from './question-text';

const GAP = /\{\{c(\d{1,3})::((?:(?!\}\}|\{\{c\d).)*)\}\}/gs;

type AnkiCloze = Pick<CarriedQuestion, 'title' | 'stem' | 'body'> & {
  /** The whole text, where it cannot be one with gaps here. */
  answer: string;
  notes: { rule: string; message: string }[];
};

const notAGap = {
  rule: 'gap-malformed',
  message: 'A gap holds a formula, an image or another gap: kept as an open question.',
};
const joined = {
  rule: 'cards-joined',
  message: 'Anki asks for these gaps on several cards; here they are one question.',
};

/** All gaps are asked for at once. */
export function readAnkiCloze(html: string): AnkiCloze {
  const gaps: string[][] = [];
  const numbers = new Set<string>();
  const marked = html.replace(GAP, (_, number: string, inner: string) => {
    const [word = ''] = inner.split('::');
    gaps.push([renderPlain(htmlToMarkdown(word))]);
    numbers.add(number);
    return GAP_MARK;
  });
  const notes = numbers.size > 1 ? [joined] : [];
  if (gaps.length === 0 || marked.includes('{{c') || !gaps.every(isGap)) {
    return { ...asOpen(html), notes: [...notes, notAGap] };
  }
  const { title, stem, text } = splitClozeText(fillGaps(foreignText(marked, 'html'), gaps));
  return { title, stem, body: { kind: 'cloze', text }, answer: '', notes };
}

/** The text with blanks is the question, and whole it is the answer. */
function asOpen(html: string): Omit<AnkiCloze, 'notes'> {
  const blank = html.replace(GAP, '_____');
  const whole = html.replace(GAP, (_, _number, inner: string) => inner.split('::')[0] ?? '');
  return {
    ...splitText(foreignText(blank, 'html')),
    body: { kind: 'open' },
    answer: foreignText(whole, 'html'),
  };
}
