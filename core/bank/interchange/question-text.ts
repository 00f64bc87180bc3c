/**
 * Other formats have one text where ours has a title and a stem: the first paragraph is the title.
 * What we wrote comes apart again where it was joined, whatever the words are.
 */
import { readCloze } from '../cloze';
import { parseFragment, plainText } from '../markdown';
import { type Span, spanOf } from '../source';
import { gapsOf } from './carry-question';

const TITLE_CHARACTERS_MAX = 200;

export function joinText({ title, stem }: { title: string; stem: string }): string {
  return stem === '' ? title : `${title}\n\n${stem}`;
}

/** `name` is what the file calls the question; it is the title of a text that begins otherwise. */
export function splitText(markdown: string, name = ''): { title: string; stem: string } {
  const text = markdown.trim();
  const [first = '', second = ''] = text.split('\n', 2);
  if (second.trim() === '' && !beginsBlock(first)) {
    return { title: first.trim(), stem: text.slice(first.length).trim() };
  }
  const block = parseFragment(text).children[0];
  if (block?.type !== 'paragraph') return { title: name || shorten(text), stem: text };
  const { end } = spanOf(block);
  const title = text.slice(0, end).replace(/\\?\s*\n\s*/g, ' ');
  return title.length > TITLE_CHARACTERS_MAX && name !== ''
    ? { title: name, stem: text }
    : { title, stem: text.slice(end).trim() };
}

/** The paragraphs with gaps are the text to fill in; what stands before or between is the rest. */
export function splitClozeText(
  markdown: string,
  name = '',
): { title: string; stem: string; text: string } {
  const source = markdown.trim();
  const blocks = parseFragment(source).children.map(spanOf);
  const isGapped = ({ start, end }: Span) => gapsOf(source.slice(start, end)) > 0;
  const text = joinRuns(source, blocks, isGapped);
  const rest = joinRuns(source, blocks, (block) => !isGapped(block));
  if (rest === '') return { title: name || withoutGaps(text), stem: '', text };
  return { ...splitText(rest, name), text };
}

/** Neighbours stay as far apart as they are. */
function joinRuns(
  source: string,
  blocks: readonly Span[],
  isTaken: (block: Span) => boolean,
): string {
  const runs: Span[] = [];
  for (const [index, block] of blocks.entries()) {
    const previous = blocks[index - 1];
    const last = runs.at(-1);
    if (!isTaken(block)) continue;
    if (last && previous && last.end === previous.end) last.end = block.end;
    else runs.push({ ...block });
  }
  return runs.map(({ start, end }) => source.slice(start, end)).join('\n\n');
}

function withoutGaps(text: string): string {
  const words = readCloze(text).map((part) => ('gap' in part ? '…' : part.text));
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** A fence, a table, or a list with its marks: no words to be a title. */
function beginsBlock(line: string): boolean {
  return /^(?:`{3}[^`]*$|~{3}|\||!\[[^\]]*\]\([^)]*\)$)/.test(line);
}

function shorten(markdown: string): string {
  const words = plainText(parseFragment(markdown)).replace(/\s+/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
}
