'use client';

import { Button } from '#app/_ui/button';
import type { useBankText } from './use-bank-text';

/** Texts of one's own that wait in this browser: none is thrown away unasked. */
export function EditorNotices({
  source: { aside, bringBack, isChanged, saved },
  openedNumber,
}: {
  source: ReturnType<typeof useBankText>;
  openedNumber: number;
}) {
  return (
    <>
      {isChanged && saved.number < openedNumber && (
        <Notice>
          What you wrote began with version {saved.number}; version {openedNumber} was saved since.
          You see both when you save.
        </Notice>
      )}
      {aside && (
        <Notice>
          The text that you had written is put aside.{' '}
          <Button tone="quiet" onClick={() => bringBack(aside)}>
            Bring it back
          </Button>
        </Notice>
      )}
    </>
  );
}

function Notice({ children }: { children: React.ReactNode }) {
  return (
    <p role="status" className="mt-3 max-w-[68ch] border-s-2 border-not-ready ps-3">
      {children}
    </p>
  );
}
