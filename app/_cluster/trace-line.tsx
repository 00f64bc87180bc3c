import { formatMoment } from '#core/cluster/lab/shown';
import type { TraceEntry } from '#core/cluster/world';

/** What was decided last: by whom, with its arithmetic, by which rule. */
export function TraceLine({ entry }: { entry: TraceEntry | null }) {
  return (
    <div className="min-h-18 border-s-2 border-accent ps-3">
      {entry ? (
        <>
          <p className="tabular flex flex-wrap gap-x-2 text-small text-muted">
            <span>{formatMoment(entry.atMs)}</span>
            <span className="font-mono">{entry.actor}</span>
            <span className="font-mono">{entry.rule}</span>
          </p>
          <p>{entry.text}</p>
        </>
      ) : (
        <p className="text-muted">Nothing has been decided yet.</p>
      )}
    </div>
  );
}
