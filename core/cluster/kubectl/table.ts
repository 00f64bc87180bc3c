/** Lines up columns as kubectl does: three spaces between, at least six characters wide, the last one loose. */
const PADDING = 3;
const WIDTH_MIN = 6;

type Rows = readonly (readonly string[])[];

/** No column is narrower than in `least`. */
export function formatTable(rows: Rows, least: readonly number[] = []): string {
  const widths = widthsOf(rows, least);
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column < row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell))
        .join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}

export function widthsOf(rows: Rows, least: readonly number[] = []): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(
      WIDTH_MIN,
      least[column] ?? 0,
      PADDING + Math.max(...rows.map((row) => row[column]?.length ?? 0)),
    ),
  );
}
