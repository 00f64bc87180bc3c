/** Tables of questions; the columns are described in docs/interchange.md. */
import type { ImportResult } from '../import/import-result';
import { normaliseText } from '../normalise-text';
import { kindSchema, levelSchema } from '../question';
import { splitPoints } from './answer-text';
import { type CsvRecord, parseCsv } from './csv';
import { bodyOfRow, type Row } from './csv-body';
import { bareCell } from './formula';
import { type Finding, importOf } from './import-of';
import { questionFinding } from './question-finding';
import { stableId } from './stable-id';

/** Names that others give to our columns. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['question', 'title'],
  ['prompt', 'title'],
  ['front', 'title'],
  ['term', 'title'],
  ['back', 'answer'],
  ['definition', 'answer'],
  ['feedback', 'answer'],
  ['explanation', 'answer'],
  ['body', 'text'],
  ['stem', 'text'],
  ['type', 'kind'],
  ['tags', 'topics'],
  ['topic', 'topics'],
  ['category', 'topics'],
  ['difficulty', 'level'],
  ['key', 'correct'],
  ['correct answer', 'correct'],
  ['correct option', 'correct'],
  ['right answer', 'correct'],
]);

export function importCsv(text: string, file: string): ImportResult {
  const source = normaliseText(text);
  const records = parseCsv(source, separatorOf(source));
  const names = records[0]?.cells.map(nameOf) ?? [];
  const isHeader = names.includes('title');
  const header = isHeader ? names : ['title', 'answer'];
  return importOf(
    file,
    records.slice(isHeader ? 1 : 0).map((record) => readRecord(record, header, file)),
  );
}

/** The mark that the first line holds most of. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

function nameOf(cell: string): string {
  const name = cell
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
  const [, letter] = /^(?:choice|option|answer) ?([a-h])$/.exec(name) ?? [];
  if (letter !== undefined) return `choice ${letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1}`;
  const [, number] = /^(?:option|answer|step) ?(\d+)$/.exec(name) ?? [];
  return number === undefined ? (aliases.get(name) ?? name) : `choice ${number}`;
}

function readRecord({ line, cells }: CsvRecord, header: readonly string[], file: string): Finding {
  const row = readRow(header, cells);
  const level = levelSchema.safeParse(row.get('level')?.toLowerCase());
  const kind = kindSchema.safeParse(row.get('kind')?.toLowerCase());
  const { body, notes } = bodyOfRow(row, kind.success ? kind.data : null);
  return questionFinding(
    { file, line },
    {
      title: (row.get('title') ?? '').replace(/\s*\n\s*/g, ' '),
      stem: row.get('text') ?? '',
      body,
      hint: row.get('hint') || null,
      answer: row.get('answer') || null,
      keyPoints: splitPoints(row.get('key points') ?? ''),
      level: level.success ? level.data : null,
      topics: topicsOf(row.get('topics') ?? ''),
      id: stableId(row.get('id') ?? ''),
    },
    notes,
  );
}

/** Of two columns with the same meaning, the first filled one counts. */
function readRow(header: readonly string[], cells: readonly string[]): Row {
  const row = new Map<string, string>();
  for (const [index, name] of header.entries()) {
    if (!row.get(name)) row.set(name, bareCell(cells[index] ?? '').trim());
  }
  return row;
}

function topicsOf(cell: string): string[] {
  const topics = cell.split(/[,;]/).map((topic) => topic.trim());
  return [...new Set(topics)].filter((topic) => topic !== '');
}
