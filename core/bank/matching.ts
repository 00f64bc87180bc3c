/** `Match:` and under it a table of two columns, each row a pair. */
import type { RootContent, Table, TableRow } from 'mdast';
import { inlineOf, type Reader } from './reader';
import { reportRule } from './report-rule';
import { findHeaded, type Shape } from './shape';

const PAIRS_MIN = 2;

/** Null where nothing is headed `Match:`. */
export function readMatching(reader: Reader, nodes: readonly RootContent[]): Shape | null {
  const headed = findHeaded(nodes, 'match:');
  if (!headed) return null;
  const table = headed.next?.type === 'table' ? headed.next : null;
  const rows = table ? readRows(reader, table) : [];
  const [titles, ...pairs] = rows;
  if (pairs.length < PAIRS_MIN) {
    const message = `Under "Match:" there is no table of two columns and at least ${PAIRS_MIN} rows.`;
    reportRule(reader, 'match-uneven', headed.label, message);
  }
  return {
    body: {
      kind: 'matching',
      leftTitle: titles?.left ?? '',
      rightTitle: titles?.right ?? '',
      pairs,
    },
    nodes: [headed.label, ...(table ? [table] : [])],
  };
}

function readRows(reader: Reader, table: Table): { left: string; right: string }[] {
  return table.children.map((row) => {
    const [left = '', right = '', ...others] = cellsOf(reader, row);
    if (left === '' || right === '' || others.length > 0) {
      reportRule(reader, 'match-uneven', row, 'This row does not hold two cells with words.');
    }
    return { left, right };
  });
}

function cellsOf(reader: Reader, row: TableRow): string[] {
  // A bar must be escaped in a table, even in code, and nowhere else.
  return row.children.map((cell) =>
    inlineOf(reader, cell.children).replaceAll(/\\([\\|])/g, (pair, second) =>
      second === '|' ? '|' : pair,
    ),
  );
}
