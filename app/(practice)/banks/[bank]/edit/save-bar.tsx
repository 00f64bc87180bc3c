'use client';

import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { CheckedProblem, SavedText } from './edit-requests';
import type { useBankText } from './use-bank-text';
import type { useSaving } from './use-saving';

/** Where the text stands, and the one thing to do about it: in the same place as on every screen. */
export function SaveBar({
  source,
  saving: { isSaving, outcome, problem, take },
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
      <div className="flex items-center justify-between gap-4">
        <div className="tabular grid gap-x-6 md:flex md:items-center">
          <p role="status" className="eyebrow">
            {source.isChanged ? unsavedSentence(source.isKept) : savedSentence(source, outcome)}
          </p>
          {errors > 0 && (
            <p className="flex items-center gap-2">
              <StateMark state="failed" />
              {errors} {errors === 1 ? 'error' : 'errors'} to mend first
            </p>
          )}
        </div>
        <div className="flex shrink-0 items-center gap-2">
          {source.isChanged && (
            <Button tone="quiet" disabled={isSaving} onClick={() => take(source.newest)}>
              Back to version {source.newest.number}
            </Button>
          )}
          <Button
            tone="primary"
            disabled={isSaving || !source.isChanged}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={onSave}
          >
            {isSaving ? 'Saving' : 'Save'}
          </Button>
        </div>
      </div>
    </div>
  );
}

function unsavedSentence(isKept: boolean): string {
  return isKept ? 'Not saved yet; kept in this browser.' : 'Not saved yet.';
}

function savedSentence(
  { saved: { number } }: ReturnType<typeof useBankText>,
  outcome: SavedText | null,
): string {
  if (!outcome) return `Version ${number}, as saved.`;
  const { added, changed, retired } = outcome;
  const parts = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    retired > 0 && `${retired} taken out`,
  ].filter((part) => part !== false);
  return `Saved as version ${number}: ${parts.length > 0 ? parts.join(', ') : 'no question changed'}.`;
}
