'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useOutbox } from '#app/_offline/outbox';
import { SyncState } from '#app/_offline/sync-state';

/**
 * Says what a tab that was closed too early, or had no network, still holds; the page is drawn anew
 * once that is sent. Someone who has not answered yet has nothing to be told.
 */
export function UnsentAnswers({ isNewcomer }: { isNewcomer: boolean }) {
  const router = useRouter();
  const { waiting, refused } = useOutbox();
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && waiting === 0) router.refresh();
    waited.current = waiting > 0;
  }, [waiting, router]);
  if (isNewcomer && waiting === 0 && refused === 0) return null;
  return (
    <p className="mt-6">
      <SyncState />
    </p>
  );
}
