'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button';
import type { ImportState } from '#server/import/import-state';
import { undoImport } from './import-requests';

/** Takes a whole import back, asked twice: it may be weeks old. */
export function UndoImport({
  id,
  name,
  onChange,
}: {
  id: string;
  name: string;
  onChange: (state: ImportState) => void;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = async () => {
    setIsUndoing(true);
    const outcome = await undoImport(id);
    setIsUndoing(false);
    if ('body' in outcome) onChange(outcome.body);
    else setProblem(outcome.problem);
  };
  if (!isAsked) {
    return (
      <Button
        tone="quiet"
        className="first:-ms-4"
        aria-label={`Undo the import of ${name}`}
        onClick={() => setIsAsked(true)}
      >
        Undo the import
      </Button>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button autoFocus disabled={isUndoing} onClick={undo}>
        {isUndoing ? 'Taking it back' : 'Yes, take it all back'}
      </Button>
      <Button tone="quiet" disabled={isUndoing} onClick={() => setIsAsked(false)}>
        Keep it
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </span>
  );
}
