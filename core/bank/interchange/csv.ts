/** Tables as text: RFC 4180, with any separator, read generously and written strictly. */

export type CsvRecord = { line: number; cells: string[] };

/**
 * Quoted cells hold separators, line breaks and doubled quotes. An open quote ends with the file. Lines
 * that begin with the mark of a comment are left out.
 */
export function parseCsv(text: string, separator: string, comment?: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let begins = 1;
  let line = 1;
  let at = 0;
  while (at < text.length) {
    if (cells.length === 0 && text[at] === comment) {
      const next = text.indexOf('\n', at);
      at = next === -1 ? text.length : next + 1;
      line += 1;
      begins = line;
      continue;
    }
    const [cell, end] = text[at] === '"' ? readQuoted(text, at) : ['', at];
    const stop = endOfCell(text, end, separator);
    const raw = text.slice(at, stop);
    cells.push(cell + text.slice(end, stop));
    line += raw.split('\n').length - 1;
    at = stop + 1;
    const isLast = stop >= text.length || text[stop] === '\n';
    if (!isLast && at < text.length) continue;
    if (!isLast) cells.push('');
    records.push({ line: begins, cells });
    cells = [];
    line += 1;
    begins = line;
  }
  return records.filter((record) => record.cells.some((cell) => cell.trim() !== ''));
}

export function writeCsv(
  records: readonly (readonly string[])[],
  separator: string,
  lineEnd: string,
): string {
  return records
    .map((cells) => cells.map((cell) => quote(cell, separator)).join(separator) + lineEnd)
    .join('');
}

/** The cell, and the offset after its closing quote. */
function readQuoted(text: string, start: number): [string, number] {
  const pieces: string[] = [];
  let from = start + 1;
  for (;;) {
    const end = text.indexOf('"', from);
    if (end === -1) return [pieces.join('') + text.slice(from), text.length];
    if (text[end + 1] !== '"') return [pieces.join('') + text.slice(from, end), end + 1];
    pieces.push(text.slice(from, end + 1));
    from = end + 2;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
  return at;
}

/** Spaces at the ends are quoted too, because some readers take them away, and a # begins a comment. */
function quote(cell: string, separator: string): string {
  const isPlain = !/["\r\n]|^[\s#]|\s$/.test(cell) && !cell.includes(separator);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
