/** Lines up cells that end in a tab, as Go's text/tabwriter does: a column is as wide as its neighbours above and below. */
const PADDING = 2;

export function alignTabs(lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.split('\t'));
  const columns = Math.max(0, ...rows.map((cells) => cells.length - 1));
  const widths: number[][] = rows.map(() => []);
  for (let column = 0; column < columns; column += 1) {
    for (let from = 0; from < rows.length; from += 1) {
      let to = from;
      while (to < rows.length && hasCell(rows[to], column)) to += 1;
      const block = rows.slice(from, to);
      const width = Math.max(0, ...block.map((cells) => cells[column]?.length ?? 0)) + PADDING;
      for (let row = from; row < to; row += 1) widths[row]?.push(width);
      from = to;
    }
  }
  return rows.map((cells, row) =>
    cells
      .map((cell, i) => (i < cells.length - 1 ? cell.padEnd(widths[row]?.[i] ?? 0) : cell))
      .join(''),
  );
}

function hasCell(cells: readonly string[] | undefined, column: number): boolean {
  return cells !== undefined && cells.length - 1 > column;
}
