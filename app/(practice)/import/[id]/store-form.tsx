'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '#app/_ui/button';
import type { Repair } from '#core/bank/repair/repair';
import type { ImportState } from '#server/import/import-state';
import type { BankChoice } from '../bank-choice';
import { storeImport } from '../import-requests';

const field = 'min-h-11 w-full rounded border border-edge bg-raised px-3';

/** Where the questions go, and the one button that stores them: always under the thumb. */
export function StoreForm({
  state,
  banks,
  repairs,
  count,
  onStored,
}: {
  state: ImportState;
  banks: BankChoice[];
  repairs: Repair[];
  count: number;
  onStored: (bank: string) => void;
}) {
  const [bank, setBank] = useState('');
  const [title, setTitle] = useState(state.suggestedTitle);
  const [isStoring, setIsStoring] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const store = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsStoring(true);
    setProblem(null);
    const wish = { title, repairs, ...(bank === '' ? {} : { bank }) };
    const outcome = await storeImport(state.id, wish);
    setIsStoring(false);
    if ('body' in outcome) onStored(outcome.body.bank);
    else setProblem(outcome.problem);
  };
  return (
    <form
      onSubmit={store}
      aria-label="Store"
      className="sticky bottom-[calc(3.25rem+env(safe-area-inset-bottom))] -mx-4 border-t border-line bg-paper px-4 py-3 md:bottom-0 md:mx-0 md:px-0"
    >
      {problem && (
        <p role="alert" className="mb-3 max-w-[68ch] border-s-2 border-failed ps-3">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        {banks.length > 0 && (
          <label className="grid min-w-32 grow basis-32 gap-1 md:grow-0">
            <span className="eyebrow">Into</span>
            <select
              value={bank}
              onChange={(event) => setBank(event.target.value)}
              className={field}
            >
              <option value="">A new bank</option>
              {banks.map(({ slug, title: name }) => (
                <option key={slug} value={slug}>
                  {name}, again
                </option>
              ))}
            </select>
          </label>
        )}
        {bank === '' && (
          <label className="grid min-w-32 grow basis-32 gap-1 md:max-w-96">
            <span className="eyebrow">Title of the bank</span>
            <input
              required
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              className={field}
            />
          </label>
        )}
        <Button type="submit" tone="primary" disabled={isStoring || count === 0}>
          {isStoring
            ? 'Storing'
            : `Store ${count.toLocaleString('en')} ${count === 1 ? 'question' : 'questions'}`}
        </Button>
      </div>
      {bank !== '' && (
        <p className="eyebrow mt-2">
          Questions that it holds already are known again and keep their history; those that this
          import lacks leave it.
        </p>
      )}
    </form>
  );
}
