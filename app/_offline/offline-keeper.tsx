'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { useOutbox } from './outbox';
import { onSignedOutElsewhere } from './wipe-browser';
import { registerWorker } from './worker';

/**
 * What makes Readyz outlive the network, on every page: answers that wait are sent, the next cards are
 * fetched ahead, and a tab in which someone is signed out no longer shows what was theirs.
 */
export function OfflineKeeper() {
  const path = usePathname();
  useOutbox();
  useEffect(() => onSignedOutElsewhere(() => location.replace('/')), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page that is opened
  useEffect(() => {
    void keepForLater();
  }, [path]);
  return null;
}

async function keepForLater(): Promise<void> {
  await whenIdle();
  if (!(await registerWorker())) return;
  const { keepAhead } = await import('./keep-ahead');
  await keepAhead(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The page that someone waits for comes first. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 1_000);
  });
}
