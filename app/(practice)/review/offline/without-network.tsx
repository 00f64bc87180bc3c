'use client';

import { useEffect } from 'react';
import { SyncState } from '#app/_offline/sync-state';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { useKeys } from '#app/_ui/keys';

/** What works and what does not while the server cannot be reached. */
export function WithoutNetwork({
  dueCount,
  wanted,
  onStart,
}: {
  dueCount: number;
  /** The page to go on to once it can be had. */
  wanted: string;
  onStart: () => void;
}) {
  const goOn = () => location.replace(wanted);
  const start = dueCount > 0 ? onStart : undefined;
  useKeys(start ? { s: start } : {});
  useEffect(() => {
    const onOnline = () => location.replace(wanted);
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, [wanted]);
  return (
    <section className="max-w-[46rem]">
      <h1 className="text-title">Readyz cannot be reached just now</h1>
      <p className="mt-2">
        {dueCount > 0
          ? `You can review all the same: ${dueCount} ${dueCount === 1 ? 'question that is due is' : 'questions that are due are'} kept on this device, with pictures and clusters.`
          : 'Nothing that is kept on this device is due now.'}{' '}
        Quizzes, banks and everything else need the network; this page goes on by itself when it is
        back.
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        {start && (
          <Button tone="primary" onClick={start}>
            Review <KeyHint>s</KeyHint>
          </Button>
        )}
        <Button tone={start ? 'plain' : 'primary'} onClick={goOn}>
          Try again
        </Button>
      </p>
      <p className="mt-4">
        <SyncState />
      </p>
    </section>
  );
}
