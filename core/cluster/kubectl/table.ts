/** Lines up columns as kubectl does: three spaces between, at least six characters wide, the last one loose. */
const PADDING = 3;
const WIDTH_MIN = 6;

export function formatTable(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(WIDTH_MIN, PADDING + Math.max(...rows.map((row) => row[column]?.length ?? 0))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < columns - 1 ? cell.padEnd(widths[column] ?? 0) : cell))
        .join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}
