'use client';

import { useEffect, useState } from 'react';

/** How long the card has been there, up to where the time stops counting. */
export function StudyTimer({ shownAt, maxSeconds }: { shownAt: number; maxSeconds: number }) {
  const [now, setNow] = useState(shownAt);
  const seconds = Math.min(Math.floor(Math.max(0, now - shownAt) / 1_000), maxSeconds);
  const isOver = seconds === maxSeconds;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return (
    <span role="timer" aria-label="Time on this card" className="eyebrow tabular">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      {isOver && ' (counts no further)'}
    </span>
  );
}
