'use client';

import { forgetRefused, useOutbox } from '#app/_offline/outbox';
import { SyncState } from '#app/_offline/sync-state';
import { Button } from '#app/_ui/button';

/** What has reached the server, and what to do about what it did not take. */
export function SavedState() {
  const { refused, refusal, waiting, isAway } = useOutbox();
  return (
    <section aria-labelledby="saved">
      <h2 id="saved" className="text-large">
        Your answers
      </h2>
      <p className="mt-1">
        <SyncState />
      </p>
      {waiting > 0 && isAway && (
        <p className="mt-1">
          They are kept in this browser, also when it is closed, and sent by themselves as soon as
          the server answers.
        </p>
      )}
      {refused > 0 && (
        <div className="mt-1">
          <p>
            The server will not take {refused === 1 ? 'it' : 'them'}
            {refusal !== null && `: “${refusal}”`}. Most often the question is gone from its bank.
            Nothing else is lost: answer the question again, if it comes.
          </p>
          <Button className="mt-3" onClick={forgetRefused}>
            Let {refused === 1 ? 'it' : 'them'} go
          </Button>
        </div>
      )}
    </section>
  );
}
