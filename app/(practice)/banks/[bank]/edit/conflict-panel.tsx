'use client';

import { useEffect, useState } from 'react';
import { DifferenceView } from '#app/_editor/difference-view';
import { Button } from '#app/_ui/button';
import type { DifferenceHunk } from '#core/bank/text-difference';
import type { BankText } from './use-bank-text';

/** Saved elsewhere meanwhile: both texts are there, and a person says which goes on. */
export function ConflictPanel({
  mine,
  theirs,
  onSaveMine,
  onTakeTheirs,
}: {
  mine: string;
  theirs: BankText;
  onSaveMine: (theirs: BankText) => void;
  onTakeTheirs: (theirs: BankText) => void;
}) {
  const hunks = useDifference(theirs.text, mine);
  return (
    <section role="alert" aria-labelledby="conflict" className="mt-4 border-s-2 border-failed ps-4">
      <div role="alert">
        <h2 id="conflict" className="text-large">
          Version {theirs.number} was saved elsewhere
        </h2>
      </div>
      <p className="mt-1 max-w-[68ch]">
        Below is what your text does to it: lines marked − are theirs, lines marked + are yours.
        Saving yours keeps theirs among the versions; going on from theirs puts yours aside in this
        browser.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={() => onSaveMine(theirs)}>Save mine</Button>
        <Button onClick={() => onTakeTheirs(theirs)}>Go on from version {theirs.number}</Button>
      </div>
      {hunks && <DifferenceView hunks={hunks} />}
    </section>
  );
}

/** Few editors ever need it, so it comes when it is needed. */
function useDifference(before: string, after: string): DifferenceHunk[] | null {
  const [hunks, setHunks] = useState<DifferenceHunk[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('#core/bank/text-difference').then(({ textDifference }) => {
      if (isWanted) setHunks(textDifference(before, after));
    });
    return () => {
      isWanted = false;
    };
  }, [before, after]);
  return hunks;
}
