/** Text files of Anki's, with headers or without: https://docs.ankiweb.net/importing/text-files.html */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import { parseCsv } from './csv';
import { importOf } from './import-of';
import { readAnkiNotes } from './read-anki-notes';
import { xmlText } from './xml-text';

type Headers = ReadonlyMap<string, string>;

const separators: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['comma', ','],
  ['semicolon', ';'],
  ['space', ' '],
  ['pipe', '|'],
  ['colon', ':'],
]);

const special = ['guid column', 'notetype column', 'deck column', 'tags column'];

export function importAnkiText(text: string, file: string): ImportResult {
  const { headers, body, line } = splitHeaders(normaliseText(text));
  const separator = separatorOf(headers, body);
  const names = headers.get('columns')?.split(separator) ?? [];
  const taken = special.map((name) => columnOf(headers, name));
  const isHtml = headers.get('html') !== 'false';
  const notes = parseCsv(body, separator, '#').map((record) => {
    const cell = (name: string) => record.cells[columnOf(headers, name)];
    const type = cell('notetype column') ?? headers.get('notetype') ?? '';
    const fields = record.cells.flatMap((value, index) =>
      taken.includes(index)
        ? []
        : [{ name: names[index] ?? `Field ${index + 1}`, value: isHtml ? value : asHtml(value) }],
    );
    return {
      guid: cell('guid column') ?? '',
      type,
      isCloze: /\{\{c\d+::/.test(fields[0]?.value ?? ''),
      fields,
      tags: `${headers.get('tags') ?? ''} ${cell('tags column') ?? ''}`.split(/\s+/),
      deck: cell('deck column') ?? headers.get('deck') ?? '',
      line: record.line + line - 1,
    };
  });
  return importOf(file, readAnkiNotes(notes, file));
}

/** The lines at the top that begin with `#`; the line that follows them. */
function splitHeaders(text: string): { headers: Headers; body: string; line: number } {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const top = end === -1 ? lines : lines.slice(0, end);
  const headers = new Map(
    top.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(1, colon).trim().toLowerCase(), line.slice(colon + 1)];
    }),
  );
  return { headers, body: lines.slice(top.length).join('\n'), line: top.length + 1 };
}

function separatorOf(headers: Headers, body: string): string {
  const named = headers.get('separator') ?? '';
  const known = separators.get(named.trim().toLowerCase()) ?? named.slice(0, 1);
  if (known !== '') return known;
  const [first = ''] = body.split('\n', 1);
  return ['\t', ';', ','].find((mark) => first.includes(mark)) ?? '\t';
}

/** From 0; -1 where it is not named. */
function columnOf(headers: Headers, name: string): number {
  const column = Number(headers.get(name));
  return Number.isInteger(column) ? column - 1 : -1;
}

function asHtml(words: string): string {
  return xmlText(words).replaceAll('&#10;', '<br>');
}
