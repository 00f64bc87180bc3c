export type HeatCell = {
  name: string;
  /** Of the colours, 0 for none. */
  level: number;
  /** Framed, whatever its level. */
  isFramed?: boolean;
};

/** A column of cells from the top down, some of which may be left out. */
export type HeatColumn = { mark?: string; cells: readonly (HeatCell | null)[] };

const CELL = 10;
const GAP = 2;
const PITCH = CELL + GAP;
const HEAD = 14;
const SIDE = 26;

/** Columns of coloured cells. It scales as a whole, so give it no more columns than a phone has room for. */
export function HeatMap({
  label,
  columns,
  rowMarks,
  colours,
}: {
  label: string;
  columns: readonly HeatColumn[];
  /** One for each row; empty for none. */
  rowMarks: readonly string[];
  colours: readonly string[];
}) {
  const width = SIDE + columns.length * PITCH;
  const height = HEAD + rowMarks.length * PITCH;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className="w-full overflow-visible"
      fontSize="10"
      fill="var(--muted)"
    >
      {rowMarks.map((mark, row) =>
        mark === '' ? null : (
          <text key={mark} x="0" y={HEAD + row * PITCH + CELL - 1.5}>
            {mark}
          </text>
        ),
      )}
      {columns.map(({ mark }, column) =>
        mark === undefined ? null : (
          <text key={mark} x={SIDE + column * PITCH} y="9">
            {mark}
          </text>
        ),
      )}
      {colours.map((colour, level) => (
        <g key={colour} fill={colour} stroke={level === 0 ? 'var(--line)' : 'none'}>
          {columns.flatMap(({ cells }, column) =>
            cells.map((cell, row) =>
              cell?.level === level ? (
                <rect
                  key={cell.name}
                  x={SIDE + column * PITCH}
                  y={HEAD + row * PITCH}
                  width={CELL}
                  height={CELL}
                  rx="2"
                  stroke={cell.isFramed ? 'var(--ink)' : undefined}
                  strokeDasharray={cell.isFramed ? '2 1.5' : undefined}
                >
                  <title>{cell.name}</title>
                </rect>
              ) : null,
            ),
          )}
        </g>
      ))}
    </svg>
  );
}
