'use client';

import { useEffect } from 'react';
import { flush } from '#app/_offline/outbox';
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
  const start = dueCount > 0 ? onStart : undefined;
  useKeys(start ? { s: start } : {});
  useEffect(() => {
    const onOnline = () => void goOn(wanted);
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
        <Button tone={start ? 'plain' : 'primary'} onClick={() => goOn(wanted)}>
          Try again
        </Button>
      </p>
      <p className="mt-4">
        <SyncState />
      </p>
    </section>
  );
}

/** What was answered here goes first, so that the page to come knows of it. */
async function goOn(wanted: string): Promise<void> {
  await flush();
  location.replace(wanted);
}
