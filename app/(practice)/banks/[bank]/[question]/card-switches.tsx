'use client';

import { useState } from 'react';
import { aboutCard } from '#app/_offline/about-card';
import { sendMark } from '#app/_offline/outbox';
import { Button } from '#app/_ui/button';

type Switch = 'suspend' | 'resume' | 'unbury';

/** Takes a card out of the reviews and back; the page follows once that is sent. */
export function CardSwitches({
  question,
  isSuspended,
  isBuried,
}: {
  question: { id: string; ownerId: string };
  isSuspended: boolean;
  isBuried: boolean;
}) {
  const [said, setSaid] = useState<Switch | null>(null);
  const say = (kind: Switch) => {
    setSaid(kind);
    const markedAt = Date.now();
    sendMark({ ...aboutCard(question, markedAt), kind, markedAt });
  };
  return (
    <p className="mt-4 flex flex-wrap items-center gap-3">
      {isSuspended ? (
        <Button onClick={() => say('resume')}>Ask it again</Button>
      ) : (
        <Button onClick={() => say('suspend')}>Suspend it</Button>
      )}
      {isBuried && <Button onClick={() => say('unbury')}>Ask it today after all</Button>}
      <span role="status" className="text-muted">
        {said && words[said]}
      </span>
    </p>
  );
}

const words: Record<Switch, string> = {
  suspend: 'It is not asked until you want it again.',
  resume: 'It is asked again when it is due.',
  unbury: 'It is asked when it is due.',
};
