'use client';

import { useEffect, useState } from 'react';
import { isWorkerReady } from './worker';

/** Null until it is known. */
export function useIsWorkerReady(): boolean | null {
  const [isReady, setIsReady] = useState<boolean | null>(null);
  useEffect(() => {
    void isWorkerReady().then(setIsReady);
  }, []);
  return isReady;
}
