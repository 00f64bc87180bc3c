'use client';

import { useEffect, useMemo, useReducer } from 'react';
import { actOnLab, openLab } from '#core/cluster/lab/lab';
import { showLab } from '#core/cluster/lab/shown';
import type { Scenario } from '#core/cluster/scenario';

/** Every learner sees the same course of things until they act. */
export const SEED = 1;
const TICK_MS = 100;
/** A tab that slept does not wake up with hours to catch up on. */
const TICK_MAX_MS = 500;

export function useLab(scenario: Scenario) {
  const [lab, act] = useReducer(actOnLab, scenario, (opened) =>
    openLab(opened, { seed: SEED, profile: '1.36' }),
  );
  const isPlaying = lab.clock === 'playing';
  useEffect(() => {
    if (!isPlaying) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      act({ type: 'tick', elapsedMs: Math.min(now - last, TICK_MAX_MS) });
      last = now;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const shown = useMemo(() => showLab(lab), [lab]);
  return { lab, shown, act };
}
