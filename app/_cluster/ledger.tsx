import { describeWrite } from '#core/cluster/lab/describe-change';
import { formatMoment } from '#core/cluster/lab/shown';
import type { Change } from '#core/cluster/store';

const LINES = 5;

/** The store: one line for each revision, the newest last and marked. */
export function Ledger({ changes }: { changes: readonly Change[] }) {
  const newest = changes.slice(-LINES);
  return (
    <section aria-label="Store" className="rounded border border-line">
      <h2 className="border-b border-line px-3 py-1 text-small font-semibold">
        Store <span className="font-normal text-muted">one line for each write</span>
      </h2>
      <ol className="tabular h-29 py-1 font-mono text-small">
        {newest.map((change, index) => (
          <LedgerLine
            key={change.revision}
            change={change}
            isNewest={index === newest.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

function LedgerLine({ change, isNewest }: { change: Change; isNewest: boolean }) {
  const { subject, deed } = describeWrite(change);
  return (
    <li
      className={`grid h-5.5 grid-cols-[2.5rem_minmax(0,1fr)_auto] gap-x-2 border-s-2 px-3 @lg:grid-cols-[2.5rem_4.5rem_minmax(0,1fr)_auto] ${isNewest ? 'border-accent text-ink' : 'border-transparent text-muted'}`}
    >
      <span className="text-end">{change.revision}</span>
      <span className="hidden text-end @lg:block">{formatMoment(change.atMs)}</span>
      <span className="truncate [direction:rtl] text-left">
        <bdi>{subject}</bdi>
      </span>
      <span className="max-w-40 truncate @lg:max-w-64">{deed}</span>
    </li>
  );
}
