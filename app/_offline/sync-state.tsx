'use client';

import Link from 'next/link';
import { type OutboxState, useOutbox } from './outbox';

/** Whether what was done here has reached the server: quiet, in one line. */
export function SyncState() {
  const outbox = useOutbox();
  const isTrouble = outbox.refused > 0 || outbox.unkept > 0;
  return (
    <span role="status" className={`text-small ${isTrouble ? 'text-failed' : 'text-muted'}`}>
      {describe(outbox)}
      {outbox.refused > 0 && (
        <>
          {' '}
          <Link className="underline underline-offset-2" href="/account">
            What to do
          </Link>
        </>
      )}
    </span>
  );
}

function describe({ waiting, unkept, refused, isAway }: OutboxState): string {
  if (refused > 0) return `${count(refused)} not taken.`;
  if (waiting === 0) return 'All saved';
  if (!isAway) return `Saving ${waiting}`;
  const line = `${count(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for the network`;
  return unkept > 0 ? `${line}. Leave this page open: the browser keeps nothing.` : line;
}

function count(answers: number): string {
  return `${answers} ${answers === 1 ? 'answer' : 'answers'}`;
}
