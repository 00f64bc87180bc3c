'use client';

import { useOutbox } from '#app/_offline/outbox';
import { SyncState } from '#app/_offline/sync-state';

/**
 * Says what a tab that was closed too early, or had no network, still holds. Someone who has not
 * answered yet has nothing to be told.
 */
export function UnsentAnswers({ isNewcomer }: { isNewcomer: boolean }) {
  const { waiting, refused } = useOutbox();
  if (isNewcomer && waiting === 0 && refused === 0) return null;
  return (
    <p className="mt-6">
      <SyncState />
    </p>
  );
}
