'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '#app/_ui/button';

export function PasteForm({
  isSending,
  onRead,
}: {
  isSending: boolean;
  onRead: (text: string) => void;
}) {
  const [text, setText] = useState('');
  const read = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onRead(text);
  };
  return (
    <form onSubmit={read} className="grid gap-2">
      <label className="grid gap-1">
        <span className="font-semibold">Or paste text</span>
        <textarea
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
          placeholder={'## What is a pod?\n\nThe smallest thing that Kubernetes runs.'}
          className="w-full rounded border border-edge bg-raised px-3 py-2 font-mono leading-normal placeholder:text-muted"
        />
      </label>
      <div>
        <Button type="submit" disabled={isSending || text.trim() === ''}>
          Read this text
        </Button>
      </div>
    </form>
  );
}
