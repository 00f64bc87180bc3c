/** The tables that kubectl prints, as rows of cells. */

/**
 * The first row is the header. Columns begin where the header's words do, so that a cell may hold spaces
 * and may be empty.
 */
export function readColumns(printed: string): string[][] {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  const starts = [...(lines[0] ?? '').matchAll(/\S+(?: \S+)*/g)].map(({ index }) => index);
  return lines.map((line) =>
    starts.map((start, column) => line.slice(start, starts[column + 1]).trim()),
  );
}
