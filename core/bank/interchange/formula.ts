/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it words. */
const MARK = "'";

/** Undone by `bareCell`, also where the words begin with apostrophes themselves. */
export function guardCell(cell: string): string {
  return /^'*[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u.test(cell) ? MARK + cell : cell;
}

export function bareCell(cell: string): string {
  const isGuarded = /^'+[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u.test(cell);
  return isGuarded ? cell.slice(MARK.length) : cell;
}
