'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import {
  isShownIn,
  type ReceiptRow,
  type ReceiptView,
  receiptViews,
} from '#core/bank/import/receipt-rows';
import type { ImportState } from '#server/import/import-state';
import { placeLink } from './place-link';
import { QuarantinedRow } from './quarantined-row';
import { QuestionRow } from './question-row';
import { ReceiptPages } from './receipt-pages';
import { SourceLines } from './source-lines';
import type { Repairs } from './use-repairs';

const viewNames: Record<ReceiptView, string> = {
  all: 'All',
  warnings: 'With warnings',
  'no-key': 'Key missing',
  quarantined: 'Quarantined',
};

/** What a browser lays out at once without a pause. */
const ROWS_PER_PAGE = 50;

/** The view and the page are in the address. */
export function ReceiptList({
  rows,
  sources,
  repairs,
}: {
  rows: ReceiptRow[];
  sources: ImportState['sources'];
  repairs: Repairs;
}) {
  const search = useSearchParams();
  const view = receiptViews.find((name) => name === search.get('show')) ?? 'all';
  const shown = useMemo(() => rows.filter((row) => isShownIn(view, row)), [rows, view]);
  const pageCount = Math.max(1, Math.ceil(shown.length / ROWS_PER_PAGE));
  const page = Math.min(Math.max(1, Math.floor(Number(search.get('page'))) || 1), pageCount);
  const linesOf = useMemo(
    () => new Map(sources.map(({ file, text }) => [file, text.split(/\r\n|\r|\n/)])),
    [sources],
  );
  return (
    <section aria-labelledby="receipt" className="mt-6">
      <h2 id="receipt" className="sr-only">
        What was found
      </h2>
      <ViewLinks rows={rows} view={view} />
      {shown.length === 0 && <p className="mt-4">Nothing here.</p>}
      <ol className="mt-3 border-t border-line">
        {shown.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE).map((row) => (
          <li
            key={keyOf(row)}
            className="grid gap-x-8 gap-y-3 border-b border-line py-5 lg:grid-cols-2"
          >
            <SourceLines row={row} lines={linesOf.get(row.file)} />
            {row.kind === 'question' ? (
              <QuestionRow row={row} repairs={repairs} />
            ) : (
              <QuarantinedRow row={row} repairs={repairs} />
            )}
          </li>
        ))}
      </ol>
      <ReceiptPages view={view} page={page} pageCount={pageCount} />
    </section>
  );
}

function ViewLinks({ rows, view }: { rows: ReceiptRow[]; view: ReceiptView }) {
  const counts = useMemo(
    () =>
      receiptViews.map((name) => ({
        name,
        count: rows.filter((row) => isShownIn(name, row)).length,
      })),
    [rows],
  );
  return (
    <nav aria-label="Show" className="flex flex-wrap gap-x-6">
      {counts.map(({ name, count }) => (
        <Link
          key={name}
          {...placeLink(name === 'all' ? '?' : `?show=${name}`)}
          aria-current={name === view ? 'page' : undefined}
          className="flex min-h-11 items-center gap-1.5 text-muted hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-4"
        >
          {viewNames[name]} <span className="tabular">{count.toLocaleString('en')}</span>
        </Link>
      ))}
    </nav>
  );
}

function keyOf(row: ReceiptRow): string {
  if (row.kind === 'question') return `${row.index}`;
  return `${row.file}:${row.line}:${row.problem.column} ${row.problem.rule}`;
}
