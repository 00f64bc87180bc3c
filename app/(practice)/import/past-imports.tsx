'use client';

import Link from 'next/link';
import { useState } from 'react';
import { type State, StateMark } from '#app/_ui/state-mark';
import type { ImportSummary } from '#server/import/import-state';
import { UndoImport } from './undo-import';

const marks: Record<ImportSummary['state'], State> = {
  reading: 'starting',
  ready: 'not-ready',
  failed: 'failed',
  cancelled: 'terminating',
  stored: 'ready',
  undone: 'terminating',
};

const words: Record<ImportSummary['state'], string> = {
  reading: 'being read',
  ready: 'read, not stored yet',
  failed: 'could not be read',
  cancelled: 'cancelled',
  stored: 'stored',
  undone: 'taken back',
};

/** Earlier imports, newest first, each to be looked at or taken back. */
export function PastImports({ initial, timeZone }: { initial: ImportSummary[]; timeZone: string }) {
  const [imports, setImports] = useState(initial);
  const moment = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return (
    <aside aria-labelledby="past-imports">
      <h2 id="past-imports" className="text-large">
        Your imports
      </h2>
      {imports.length === 0 && <p className="mt-2 text-muted">None yet.</p>}
      <ul className="mt-2">
        {imports.map((each) => (
          <li key={each.id} className="border-b border-line py-3">
            <p className="flex gap-3">
              <span>
                <StateMark state={marks[each.state]} />
              </span>
              <Link
                href={`/import/${each.id}`}
                className="min-w-0 font-medium wrap-anywhere hover:underline"
              >
                {each.name}
              </Link>
            </p>
            <p className="eyebrow tabular">
              {each.state === 'ready' && each.imported === 0
                ? 'nothing could be read'
                : words[each.state]}
              {each.found > 0 && ` · ${each.imported} of ${each.found} questions`} ·{' '}
              <time dateTime={each.createdAt}>{moment.format(new Date(each.createdAt))}</time>
            </p>
            {each.state === 'stored' && (
              <div>
                <UndoImport
                  id={each.id}
                  name={each.name}
                  onChange={({ state }) =>
                    setImports(imports.map((one) => (one.id === each.id ? { ...one, state } : one)))
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}
