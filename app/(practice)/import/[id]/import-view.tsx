'use client';

import { Skeleton } from '#app/_ui/skeleton';
import type { BankChoice } from '../bank-choice';
import { ImportOver } from './import-over';
import { ImportProgress } from './import-progress';
import { ImportReview } from './import-review';
import { LeftOut } from './left-out-files';
import { useImport } from './use-import';

/** One import, from being read to being stored or taken back. */
export function ImportView({ id, banks }: { id: string; banks: BankChoice[] }) {
  const { state, setState, problem } = useImport(id);
  if (!state) {
    return problem ? (
      <p role="alert" className="mt-4 border-s-2 border-failed ps-3">
        {problem}
      </p>
    ) : (
      <Skeleton lines={6} />
    );
  }
  return (
    <>
      <h1 className="text-title wrap-anywhere">{state.name}</h1>
      <LeftOut id={id} />
      {state.state === 'reading' && (
        <ImportProgress state={state} problem={problem} onChange={setState} />
      )}
      {state.state === 'ready' && state.receipt && (
        <ImportReview state={state} receipt={state.receipt} banks={banks} onChange={setState} />
      )}
      {state.state !== 'reading' && state.state !== 'ready' && (
        <ImportOver state={state} onChange={setState} />
      )}
    </>
  );
}
