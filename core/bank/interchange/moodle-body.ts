/** What a question of Moodle's asks for, by its type. */
import type { TextFormat } from './foreign-text';
import { type GappedText, readGappedText } from './gapped-text';
import { GAP_MARK } from './gaps';
import { type EmbeddedText, readEmbedded } from './moodle-cloze';
import { readMoodleKey } from './moodle-key';
import { moodleFormat, moodleText, rawMoodleText } from './moodle-text';
import { splitText } from './question-text';
import { childOf, childrenOf, type XmlElement } from './xml';

/** Null for a type that has no like here. */
export function readMoodleBody(question: XmlElement, type: string): GappedText | null {
  const text = childOf(question, 'questiontext');
  const name = rawMoodleText(childOf(question, 'name'));
  const gaps = gapReaders.get(type);
  if (gaps) {
    const embedded = text ? gaps(rawMoodleText(text), question, moodleFormat(text)) : null;
    return text && embedded
      ? readGappedText(embedded.text, moodleFormat(text), embedded.gaps, name)
      : null;
  }
  const key = readMoodleKey(question, type);
  return key && { ...splitText(moodleText(text), name), answer: '', ...key };
}

type GapReader = (text: string, question: XmlElement, format: TextFormat) => EmbeddedText | null;

const gapReaders = new Map<string, GapReader>([
  ['cloze', (text, _, format) => readEmbedded(text, format)],
  ['gapselect', readNumberedGaps],
  ['ddwtos', readNumberedGaps],
]);

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
  return gaps.length > 0 ? { text: marked, gaps } : null;
}
