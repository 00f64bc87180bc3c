'use client';

import { useState } from 'react';
import { togglePick } from '#app/_question/toggle-pick';

/** What a learner does with the card that is shown, until they grade it. */
export function useAnswering() {
  const [isRevealed, setIsRevealed] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [typed, setTyped] = useState<readonly string[]>([]);
  const [certainty, setCertainty] = useState<number | null>(null);
  const [shownAt, setShownAt] = useState(Date.now);
  return {
    isRevealed,
    picked,
    typed,
    /** In percent; null when they did not say. */
    certainty,
    /** Unix ms. */
    shownAt,
    type: setTyped,
    pick: (position: number, isSingle: boolean) =>
      setPicked((before) => togglePick(before, position, isSingle)),
    reveal: (sure: number | null = null) => {
      setCertainty(sure);
      setIsRevealed(true);
    },
    beginCard: () => {
      setIsRevealed(false);
      setPicked(new Set());
      setTyped([]);
      setCertainty(null);
      setShownAt(Date.now());
    },
  };
}
