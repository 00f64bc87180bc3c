'use client';

import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { CheckedProblem, SavedText } from './edit-requests';
import type { useBankText, useSaving } from './use-bank-text';

/** Where the text stands, and the one thing to do about it: in the same place as on every screen. */
export function SaveBar({
  source,
  saving: { isSaving, outcome, problem },
  problems,
  onSave,
}: {
  source: ReturnType<typeof useBankText>;
  saving: ReturnType<typeof useSaving>;
  problems: CheckedProblem[];
  onSave: () => void;
}) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div
      data-screen-only
      className="sticky bottom-[calc(3.25rem+env(safe-area-inset-bottom))] z-1 -mx-4 mt-6 border-t border-line bg-paper px-4 py-3 md:bottom-0 md:mx-0 md:px-0"
    >
      {problem && (
        <p role="alert" className="mb-3 max-w-[68ch] border-s-2 border-failed ps-3">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status" className="eyebrow tabular">
          {source.isChanged
            ? source.isKept
              ? 'Not saved yet; kept in this browser.'
              : 'Not saved yet.'
            : savedSentence(source.saved.number, outcome)}
        </p>
        <span className="flex items-center gap-4">
          {errors > 0 && (
            <span className="flex items-center gap-2">
              <StateMark state="failed" />
              <span className="tabular">
                {errors} {errors === 1 ? 'error' : 'errors'} to mend first
              </span>
            </span>
          )}
          <Button
            tone="primary"
            disabled={isSaving || !source.isChanged}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={onSave}
          >
            {isSaving ? 'Saving' : 'Save'}
          </Button>
        </span>
      </div>
    </div>
  );
}

function savedSentence(number: number, outcome: SavedText | null): string {
  if (!outcome) return `Version ${number}, as saved.`;
  const { added, changed, retired } = outcome;
  const parts = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    retired > 0 && `${retired} taken out`,
  ].filter((part) => part !== false);
  return `Saved as version ${number}: ${parts.length > 0 ? parts.join(', ') : 'no question changed'}.`;
}
