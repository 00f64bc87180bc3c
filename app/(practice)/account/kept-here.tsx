'use client';

import { useEffect, useState } from 'react';
import { readKept } from '#app/_offline/kept-cards';
import { useIsWorkerReady } from '#app/_offline/use-is-worker-ready';

/** Whether a person could get on a train now. */
export function KeptHere() {
  const isReady = useIsWorkerReady();
  const [cardCount, setCardCount] = useState<number | null>(null);
  useEffect(() => {
    void readKept().then((kept) => setCardCount(kept?.cards.length ?? 0));
  }, []);
  return (
    <section aria-labelledby="kept">
      <h2 id="kept" className="text-large">
        Without a network
      </h2>
      <p className="mt-1">{describe(isReady, cardCount)}</p>
    </section>
  );
}

function describe(isReady: boolean | null, cardCount: number | null): string {
  if (isReady === null || cardCount === null) return 'Looking at what this browser keeps …';
  if (!isReady) {
    return 'Review needs the network in this browser. It works without when Readyz is opened over https, in a window that is not private.';
  }
  if (cardCount === 0) return 'Nothing is kept yet. Open Review once with a network.';
  const questions = cardCount === 1 ? 'question is' : 'questions are';
  return `Review works on a train: ${cardCount} ${questions} kept on this device, with their pictures and clusters. Install Readyz from your browser’s menu to have it among your apps.`;
}
