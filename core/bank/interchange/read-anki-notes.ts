/** Notes of Anki's as questions: ours as they were, those of others from their fields. */

import { readAnkiCloze } from './anki-cloze';
import { type AnkiNote, SOURCE_FIELD } from './anki-note';
import { readSource } from './anki-source';
import type { CarriedQuestion } from './carry-question';
import { foreignText } from './foreign-text';
import type { Finding } from './import-of';
import { splitTags } from './level-tag';
import { quarantined, questionFinding } from './question-finding';
import { splitText } from './question-text';
import { stableId } from './stable-id';

type PlacedNote = AnkiNote & {
  line: number;
  /** How many cards Anki makes of it, where that is known. */
  cards?: number;
};

const reversed = {
  rule: 'cards-joined',
  message:
    'Anki makes several cards of this note; here it is one question, with the history of the first.',
};

/** One finding for each note, in their order. */
export function readAnkiNotes(notes: readonly PlacedNote[], file: string): Finding[] {
  const root = commonDeck(notes.map(({ deck }) => deck));
  return notes.map((note) => readNote(note, root, file));
}

function readNote(note: PlacedNote, root: readonly string[], file: string): Finding {
  const { line } = note;
  const place = { file, line };
  const source = note.fields.find(({ name }) => name === SOURCE_FIELD)?.value ?? '';
  const shown = note.fields.filter(({ name }) => name !== SOURCE_FIELD);
  const ours = readSource(
    source,
    shown.map(({ value }) => value),
  );
  if (ours) return questionFinding(place, carriedOf(ours));
  const [first, ...others] = shown.map(({ name, value }) => ({
    name,
    value: soundsAsLinks(value),
  }));
  if (!first || first.value.trim() === '') {
    return quarantined(line, 'title-missing', 'The first field of this note is empty.');
  }
  const decks = note.deck.split('::').slice(root.length);
  const tags = [...note.tags, ...decks].map((tag) =>
    tag.startsWith('level::') ? tag : words(tag),
  );
  const labels = { ...splitTags(tags), id: stableId(note.guid) };
  const back = readBack(others.filter(({ value }) => value.trim() !== ''));
  if (note.isCloze) {
    const { notes, answer, ...cloze } = readAnkiCloze(first.value);
    const whole = [answer, back].filter((text) => text !== '').join('\n\n') || null;
    return questionFinding(place, { ...cloze, ...labels, answer: whole }, notes);
  }
  const text = splitText(foreignText(first.value, 'html'));
  const notes = (note.cards ?? 1) > 1 ? [reversed] : [];
  return questionFinding(place, { ...text, ...labels, answer: back || null }, notes);
}

function carriedOf(question: CarriedQuestion): CarriedQuestion {
  const { title, stem, body, hint, answer, keyPoints, level, topics, id } = question;
  return { title, stem, body, hint, answer, keyPoints, level, topics, id };
}

/** One field is the answer; several are told apart by their names. */
function readBack(fields: readonly { name: string; value: string }[]): string {
  const texts = fields.map(({ name, value }) => ({ name, text: foreignText(value, 'html') }));
  if (texts.length === 1) return texts[0]?.text ?? '';
  return texts.map(({ name, text }) => `**${name}**\n\n${text}`).join('\n\n');
}

/** Anki plays `[sound:name.mp3]`; here it is a link to the file. */
function soundsAsLinks(html: string): string {
  return html.replace(/\[sound:([^\]<>"]*)\]/g, '<a href="$1">$1</a>');
}

function words(tag: string): string {
  return tag.replaceAll('_', ' ').trim();
}

/** What all decks have in common says nothing of a question. */
function commonDeck(decks: readonly string[]): string[] {
  const [first = [], ...others] = [...new Set(decks)].map((deck) => deck.split('::'));
  const differs = first.findIndex((part, index) => others.some((path) => path[index] !== part));
  return differs === -1 ? first : first.slice(0, differs);
}
