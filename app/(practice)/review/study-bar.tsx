'use client';

import { Undo2 } from 'lucide-react';
import { SyncState } from '#app/_offline/sync-state';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { useKeys } from '#app/_ui/keys';
import { type StudySession, stepCount } from '#core/review/study-session';
import type { StudyCard } from '#server/review/study-cards';
import { StudyTimer } from './study-timer';

/** Where this sitting stands, whether it is saved, and the way one step back. */
export function StudyBar({
  session,
  shownAt,
  maxSeconds,
  onUndo,
}: {
  session: StudySession<StudyCard>;
  /** Since when the card is there; null when no time is shown. */
  shownAt: number | null;
  /** Where its time stops counting. */
  maxSeconds: number;
  onUndo: () => void;
}) {
  useKeys({ u: onUndo, 'ctrl+z': onUndo });
  const done = session.graded.length;
  const left = session.waiting.length + session.returning.length + (session.current ? 1 : 0);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line pb-2">
      <div className="flex grow items-center gap-3">
        <progress
          aria-label="This sitting"
          value={done}
          max={done + left}
          className="h-1.5 w-full max-w-60 max-md:sr-only appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
        <span className="eyebrow tabular whitespace-nowrap">
          {done} done · {left} to go
        </span>
      </div>
      <div className="flex items-center gap-3">
        {shownAt !== null && <StudyTimer key={shownAt} shownAt={shownAt} maxSeconds={maxSeconds} />}
        <SyncState />
        <Button tone="quiet" className="-me-3" disabled={stepCount(session) === 0} onClick={onUndo}>
          <Undo2 aria-hidden="true" size={18} /> Undo <KeyHint>u</KeyHint>
        </Button>
      </div>
    </div>
  );
}
