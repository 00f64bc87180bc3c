import type { DifferenceHunk, DifferenceLine } from '#core/bank/text-difference';

const signs = { same: ' ', removed: '−', added: '+' } as const;
const said = { same: null, removed: 'Removed: ', added: 'Added: ' } as const;
const looks = {
  same: '',
  removed: 'bg-[color-mix(in_oklch,var(--failed)_10%,var(--raised))]',
  added: 'bg-[color-mix(in_oklch,var(--ready)_12%,var(--raised))]',
} as const;

/** Nobody reads more at once, and a browser need not lay it out. */
const LINES_MAX = 3_000;

/** What differs between two texts. A sign and a word say it, colour only helps. */
export function DifferenceView({ hunks }: { hunks: DifferenceHunk[] }) {
  if (hunks.length === 0) return <p className="mt-3">The two are the same.</p>;
  const shown = firstLines(hunks);
  const lineCount = countLines(hunks);
  return (
    <div className="mt-3 grid gap-3">
      {shown.map((hunk) => (
        <ol
          key={`${hunk[0]?.before} ${hunk[0]?.after}`}
          className="rounded border border-line bg-raised py-1 font-mono text-small leading-relaxed"
        >
          {hunk.map((line) => (
            <Line key={`${line.before} ${line.after}`} line={line} />
          ))}
        </ol>
      ))}
      {lineCount > LINES_MAX && (
        <p className="text-muted">
          {(lineCount - countLines(shown)).toLocaleString('en')} more lines differ and are not
          shown.
        </p>
      )}
    </div>
  );
}

function firstLines(hunks: DifferenceHunk[]): DifferenceHunk[] {
  const shown: DifferenceHunk[] = [];
  let left = LINES_MAX;
  for (const hunk of hunks) {
    if (left <= 0) break;
    shown.push(hunk.slice(0, left));
    left -= hunk.length;
  }
  return shown;
}

function countLines(hunks: DifferenceHunk[]): number {
  return hunks.reduce((count, hunk) => count + hunk.length, 0);
}

function Line({ line: { kind, before, after, parts } }: { line: DifferenceLine }) {
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <li className={`grid grid-cols-[3rem_1.25rem_1fr] pe-3 ${looks[kind]}`}>
      <span aria-hidden="true" className="tabular pe-3 text-end text-muted select-none">
        {after ?? before}
      </span>
      <span aria-hidden="true" className="select-none">
        {signs[kind]}
      </span>
      <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">
        {said[kind] && <span className="sr-only">{said[kind]}</span>}
        {parts.map(({ text, isMarked }, index) =>
          isMarked ? (
            <Mark
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one difference never move
              key={index}
              className={
                kind === 'removed'
                  ? 'bg-[color-mix(in_oklch,var(--failed)_24%,transparent)] line-through decoration-1'
                  : 'bg-[color-mix(in_oklch,var(--ready)_28%,transparent)] underline decoration-2 underline-offset-2'
              }
            >
              {text}
            </Mark>
          ) : (
            text
          ),
        )}
      </span>
    </li>
  );
}
