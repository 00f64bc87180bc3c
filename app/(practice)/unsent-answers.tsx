'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Button } from '#app/_ui/button';
import { forgetRefused, useOutbox } from './review/outbox';

/** Sends what a tab that was closed too early, or had no network, still holds; then draws the page anew. */
export function UnsentAnswers() {
  const router = useRouter();
  const { waiting, refused, problem } = useOutbox();
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && waiting === 0) router.refresh();
    waited.current = waiting > 0;
  }, [waiting, router]);
  if (waiting === 0 && refused > 0) {
    return (
      <div role="status" className="mb-4 flex flex-wrap items-center gap-3">
        <p className="text-failed">
          The server could not take {refused} {refused === 1 ? 'answer' : 'answers'} of yours: the
          question may be gone. Nothing else is lost.
        </p>
        <Button onClick={forgetRefused}>Dismiss</Button>
      </div>
    );
  }
  if (waiting === 0) return null;
  return (
    <p role="status" className={`mb-4 ${problem ? 'text-failed' : 'text-muted'}`}>
      {problem ?? `Saving ${waiting} ${waiting === 1 ? 'answer' : 'answers'} given before.`}
    </p>
  );
}
