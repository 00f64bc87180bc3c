'use client';

import { useEffect, useState } from 'react';
import type { Scenario } from '#core/cluster/scenario';
import type { LabScreen } from './lab-screen';

type LabParts =
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'ready'; scenario: Scenario; LabScreen: typeof LabScreen };

/** The engine with its views, and the scenario. Both are fetched together and fail together. */
export function useLabParts(name: string, isWanted: boolean) {
  const [parts, setParts] = useState<LabParts>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt fetches again
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    setParts({ status: 'loading' });
    fetchParts(name).then(
      (fetched) => isCurrent && setParts({ status: 'ready', ...fetched }),
      () => isCurrent && setParts({ status: 'failed' }),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, isWanted, attempt]);
  return { parts, retry: () => setAttempt((count) => count + 1) };
}

/**
 * The lab needs all of these; naming its largest parts makes each a file of its own, so that they come at once
 * and none is large.
 */
async function fetchParts(name: string) {
  const [{ LabScreen }, scenario] = await Promise.all([
    import('./lab-screen'),
    fetchScenario(name),
    import('#core/cluster/kubectl/shell'),
    import('#core/cluster/kubectl/manifest'),
  ]);
  return { LabScreen, scenario };
}

async function fetchScenario(name: string): Promise<Scenario> {
  const response = await fetch(`/api/clusters/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(`scenario ${name}: ${response.status}`);
  return response.json();
}
