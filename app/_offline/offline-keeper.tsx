'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useOutbox } from './outbox';
import { onSignedOutElsewhere } from './wipe-browser';
import { registerWorker } from './worker';

/**
 * What makes Readyz outlive the network, on every page: answers that wait are sent, the next cards are
 * fetched ahead, and a tab in which someone is signed out no longer shows what was theirs.
 */
export function OfflineKeeper() {
  const path = usePathname();
  useRefreshWhenSent(path);
  useEffect(() => onSignedOutElsewhere(() => location.replace('/')), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each page that is opened
  useEffect(() => {
    void keepForLater();
  }, [path]);
  return null;
}

/**
 * A page that was fetched while answers were on their way does not count them, so it is fetched anew. A
 * sitting is not: it is what sends them, and it knows.
 */
function useRefreshWhenSent(path: string): void {
  const router = useRouter();
  const { waiting } = useOutbox();
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && waiting === 0 && !path.startsWith('/review')) router.refresh();
    waited.current = waiting > 0;
  }, [waiting, path, router]);
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
