'use client';

import { useRef } from 'react';
import { Button } from '#app/_ui/button';
import { LabSkeleton } from './lab-skeleton';
import type { LabView } from './lab-view';
import { useIsNear } from './use-is-near';
import { useLabParts } from './use-lab-parts';

type Props = { scenario: string; view: LabView; caption?: string };

/** A simulated cluster beside the words that it proves. Its engine is fetched when it comes near the screen. */
export function ClusterLab({ scenario, view, caption }: Props) {
  const frame = useRef<HTMLElement>(null);
  const isNear = useIsNear(frame);
  const { parts, retry } = useLabParts(scenario, isNear);
  return (
    <section ref={frame} aria-label="Simulated cluster" className="@container min-w-0">
      {parts.status === 'ready' && (
        <parts.LabScreen key={scenario} scenario={parts.scenario} view={view} caption={caption} />
      )}
      {parts.status === 'failed' && <LabFailed onRetry={retry} />}
      {parts.status === 'loading' && <LabSkeleton view={view} />}
      <noscript>
        <p>This cluster runs in the browser, which needs JavaScript.</p>
      </noscript>
    </section>
  );
}

function LabFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="border-s-2 border-failed ps-4">
      <p>The simulated cluster could not be fetched. The network may be gone.</p>
      <Button className="mt-3" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
