'use client';

import { StateMark } from '#app/_ui/state-mark';
import { isNameless, type ReceiptRow } from '#core/bank/import/receipt-rows';
import type { Repairs } from './use-repairs';

/** A beginning that became no question, and why. */
export function QuarantinedRow({
  row: { file, line, problem },
  repairs,
}: {
  row: Extract<ReceiptRow, { kind: 'quarantined' }>;
  repairs: Repairs;
}) {
  const title = repairs.titleAt(file, line);
  return (
    <div className="min-w-0">
      <p className="flex gap-3">
        <span>
          <StateMark state={title === '' ? 'failed' : 'ready'} />
        </span>
        <span className="font-medium">
          {title === '' ? 'Quarantined' : 'Imported with your title'}
        </span>
        <code className="eyebrow ms-auto">{problem.rule}</code>
      </p>
      <p className="mt-1">{problem.message}</p>
      {isNameless(problem) && (
        <label className="mt-3 grid gap-1">
          <span className="eyebrow">Give it a title</span>
          <input
            value={title}
            maxLength={300}
            onChange={(event) =>
              repairs.repair({ kind: 'title', file, line, title: event.target.value })
            }
            className="min-h-11 w-full rounded border border-edge bg-raised px-3"
          />
        </label>
      )}
    </div>
  );
}
