'use client';

import { useEffect, useState } from 'react';
import { ownTimeZone } from '#app/_offline/about-card';
import { Skeleton } from '#app/_ui/skeleton';
import { Study } from '../study';
import { type OfflineSitting, readOfflineSitting } from './read-offline-sitting';
import { WithoutNetwork } from './without-network';

type Found = {
  sitting: OfflineSitting | null;
  /** The page that could not be fetched; null when that was Review. */
  wanted: string | null;
};

/** Studies what this browser keeps, or says what works when another page was wanted. */
export function OfflineReview() {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const wish = new URLSearchParams(location.search);
    void readOfflineSitting(wish, ownTimeZone()).then((sitting) =>
      setFound({ sitting, wanted: wantedPage() }),
    );
  }, []);
  if (found === null) return <Skeleton lines={6} />;
  const { sitting, wanted } = found;
  if (sitting && sitting.cards.length > 0 && wanted === null) return <Study {...sitting} />;
  return (
    <WithoutNetwork
      dueCount={sitting?.cards.length ?? 0}
      wanted={wanted ?? '/review'}
      onStart={() => setFound({ sitting, wanted: null })}
    />
  );
}

/** The service worker leaves it in the fragment. */
function wantedPage(): string | null {
  const fragment = location.hash.slice(1);
  return fragment.startsWith('/') && !fragment.startsWith('//') ? fragment : null;
}
