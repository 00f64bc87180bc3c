'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { Button } from '#app/_ui/button';
import { request } from '#app/_ui/request';

/** A title is all that a bank needs to begin; the editor opens with an example to write over. */
export function NewBank() {
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsMaking(true);
    const outcome = await request<{ bank: string }>('POST', '/api/banks', { body: { title } });
    if ('body' in outcome) return router.push(`/banks/${outcome.body.bank}/edit`);
    setIsMaking(false);
    setProblem(outcome.problem);
  };
  return (
    <details className="group open:basis-full">
      <summary className="inline-flex min-h-11 list-none items-center rounded border border-edge bg-raised px-4 py-2 leading-tight font-medium group-open:border-ink hover:border-ink [&::-webkit-details-marker]:hidden">
        New bank
      </summary>
      <form onSubmit={make} className="mt-3 flex flex-wrap items-end gap-3">
        <label className="grid grow gap-1 md:max-w-96">
          <span className="eyebrow">Title</span>
          <input
            required
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            className="min-h-11 w-full rounded border border-edge bg-raised px-3"
          />
        </label>
        <Button type="submit" tone="primary" disabled={isMaking}>
          {isMaking ? 'Making it' : 'Write it'}
        </Button>
        {problem && <p role="alert">{problem}</p>}
      </form>
    </details>
  );
}
