'use client';

import type { ReactNode } from 'react';
import { ButtonLink } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { ImportState } from '#server/import/import-state';
import { UndoImport } from '../undo-import';
import { ReceiptSum } from './receipt-sum';

/** An import that waits for nothing any more: what became of it, and the way on. */
export function ImportOver({
  state,
  onChange,
}: {
  state: ImportState;
  onChange: (state: ImportState) => void;
}) {
  switch (state.state) {
    case 'failed':
      return (
        <Outcome mark="failed" sentence={state.problem ?? 'This could not be read.'}>
          <ButtonLink href="/import" tone="primary">
            Import something else
          </ButtonLink>
        </Outcome>
      );
    case 'cancelled':
      return (
        <Outcome mark="terminating" sentence="Cancelled. Nothing was stored.">
          <ButtonLink href="/import" tone="primary">
            Import something else
          </ButtonLink>
        </Outcome>
      );
    case 'undone':
      return (
        <Outcome
          mark="terminating"
          sentence="Taken back. The bank is as it was before; what you answered stays in your history."
        >
          <ButtonLink href="/import" tone="primary">
            Import something else
          </ButtonLink>
          <ButtonLink href="/banks">Banks</ButtonLink>
        </Outcome>
      );
    default:
      return (
        <>
          {state.receipt && <ReceiptSum receipt={state.receipt} />}
          <Outcome mark="ready" sentence="Stored. Its questions are yours to review.">
            <ButtonLink href={`/banks/${state.bank}`} tone="primary">
              Open the bank
            </ButtonLink>
            <ButtonLink href={`/review?bank=${state.bank}`}>Review it</ButtonLink>
            <UndoImport id={state.id} name={state.name} onChange={onChange} />
          </Outcome>
        </>
      );
  }
}

function Outcome({
  mark,
  sentence,
  children,
}: {
  mark: 'failed' | 'terminating' | 'ready';
  sentence: string;
  children: ReactNode;
}) {
  return (
    <section aria-label="Outcome" className="mt-4">
      <p role="status" className="flex max-w-[68ch] gap-3">
        <span>
          <StateMark state={mark} />
        </span>
        {sentence}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}
