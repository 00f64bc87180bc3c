/** What a question of Moodle's asks for, by its type. */
import type { Body } from '../question';
import { foreignText } from './foreign-text';
import { fillGaps, GAP_MARK, isGap } from './gaps';
import { type EmbeddedText, readEmbedded } from './moodle-cloze';
import { readMoodleKey } from './moodle-key';
import { moodleFormat, moodleText, rawMoodleText } from './moodle-text';
import { splitClozeText, splitText } from './question-text';
import { childOf, childrenOf, type XmlElement } from './xml';

export type Note = { rule: string; message: string };
export type MoodleBody = { title: string; stem: string; body: Body; notes: Note[] };

/** Null for a type that has no like here. */
export function readMoodleBody(question: XmlElement, type: string): MoodleBody | null {
  const text = childOf(question, 'questiontext');
  const name = rawMoodleText(childOf(question, 'name'));
  const gaps = gapReaders.get(type);
  if (gaps) {
    const embedded = text ? gaps(rawMoodleText(text), question) : null;
    return text && embedded ? readGapped(text, embedded, name) : null;
  }
  const key = readMoodleKey(question, type);
  return key && { ...splitText(moodleText(text), name), ...key };
}

const gapReaders = new Map<string, (text: string, question: XmlElement) => EmbeddedText | null>([
  ['cloze', readEmbedded],
  ['gapselect', readNumberedGaps],
  ['ddwtos', readNumberedGaps],
]);

function readGapped(
  text: XmlElement,
  { text: marked, gaps }: EmbeddedText,
  name: string,
): MoodleBody {
  const markdown = fillGaps(foreignText(marked, moodleFormat(text)), gaps);
  const { title, stem, text: words } = splitClozeText(markdown, name);
  return { title, stem, body: { kind: 'cloze', text: words }, notes: [] };
}

/** `[[1]]` is a gap for the first of the words that are offered. */
function readNumberedGaps(text: string, question: XmlElement): EmbeddedText | null {
  const words = childrenOf(question)
    .filter(({ name }) => name === 'selectoption' || name === 'dragbox')
    .map(rawMoodleText);
  const gaps: string[][] = [];
  const marked = text.replace(/\[\[(\d{1,3})\]\]/g, (_, number) => {
    gaps.push([words[Number(number) - 1] ?? '']);
    return GAP_MARK;
  });
  return gaps.length > 0 && gaps.every(isGap) ? { text: marked, gaps } : null;
}
