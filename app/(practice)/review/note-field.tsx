'use client';

import { type SubmitEvent, useEffect, useRef } from 'react';
import { Button } from '#app/_ui/button';

const NOTE_LENGTH_MAX = 10_000;

/** One's own words beside a card: a mnemonic, where it was met, what to say first. */
export function NoteField({ note, onSave }: { note: string; onSave: (note: string) => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(field.current?.value.trim() ?? note);
  };
  return (
    <form onSubmit={save} className="mt-2 grid gap-2">
      <label className="grid gap-1">
        <span className="eyebrow">Your note on this card</span>
        <textarea
          ref={field}
          defaultValue={note}
          maxLength={NOTE_LENGTH_MAX}
          rows={3}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onSave(note);
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.form?.requestSubmit();
            }
          }}
          className="w-full rounded border border-edge bg-raised px-3 py-2"
        />
      </label>
      <p className="flex gap-3">
        <Button type="submit">Save the note</Button>
        <Button tone="quiet" onClick={() => onSave(note)}>
          Leave it
        </Button>
      </p>
    </form>
  );
}
