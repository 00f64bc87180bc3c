/** Text with headers, which Anki imports into its own note types: https://docs.ankiweb.net/importing/text-files.html */
import type { Question } from '../question';
import { questionFields } from './anki-note';
import { carryQuestions, type Exported } from './carry-question';
import { writeCsv } from './csv';
import { ankiCarries, writeAnkiNote } from './write-anki-note';

const TAB = '\t';

const headers = [
  '#separator:Tab',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:4',
  `#columns:${['guid', 'notetype', 'deck', 'tags', ...questionFields].join(TAB)}`,
];

/** The bank's slug and title: its questions keep their notes, in a deck of that name. */
export function exportAnkiText(
  questions: readonly Question[],
  bank: string,
  title: string,
): Exported {
  const { kept, lost } = carryQuestions(questions, ankiCarries);
  const rows = kept.map((question) => {
    const { guid, type, deck, tags, fields } = writeAnkiNote(question, { bank, deck: title });
    return [guid, type, deck, tags.join(' '), ...fields.map(({ value }) => value)];
  });
  return { text: `${headers.join('\n')}\n${writeCsv(rows, TAB, '\n')}`, lost };
}
