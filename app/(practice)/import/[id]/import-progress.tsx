'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button';
import type { ImportState } from '#server/import/import-state';
import { cancelImport } from '../import-requests';

export function ImportProgress({
  state,
  problem,
  onChange,
}: {
  state: ImportState;
  /** Of the last look at it. */
  problem: string | null;
  onChange: (state: ImportState) => void;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { done, total } = state.progress;
  const cancel = async () => {
    const outcome = await cancelImport(state.id);
    if ('body' in outcome) onChange(outcome.body);
    else setRefusal(outcome.problem);
  };
  return (
    <section aria-label="Reading" className="mt-4 grid max-w-[46rem] gap-3">
      <label className="grid gap-2">
        <span role="status" className="tabular">
          {total > 1 ? `Reading: ${done} of ${total} files` : 'Reading'}
        </span>
        <progress
          // Of one file nothing is known before it is read.
          value={total > 1 ? done : undefined}
          max={total > 1 ? total : undefined}
          className="h-2 w-full accent-accent"
        />
      </label>
      <p className="text-muted">Nothing is stored yet. You may close this page and come back.</p>
      {(refusal ?? problem) && <p role="alert">{refusal ?? problem}</p>}
      <div>
        <Button onClick={cancel}>Cancel</Button>
      </div>
    </section>
  );
}
