'use client';

import { useMemo } from 'react';
import type { ImportReceipt } from '#core/bank/import/import-receipt';
import { isNameless, receiptRows } from '#core/bank/import/receipt-rows';
import type { ImportState } from '#server/import/import-state';
import type { BankChoice } from '../bank-choice';
import { NothingFound } from './nothing-found';
import { ReceiptList } from './receipt-list';
import { ReceiptSum } from './receipt-sum';
import { StoreForm } from './store-form';
import { UnusedParts } from './unused-parts';
import { useRepairs } from './use-repairs';

/** What was found beside the lines it was found in, to be mended and then stored. */
export function ImportReview({
  state,
  receipt,
  banks,
  onChange,
}: {
  state: ImportState;
  receipt: ImportReceipt;
  banks: BankChoice[];
  onChange: (state: ImportState) => void;
}) {
  const repairs = useRepairs(state.id);
  const { rows, others } = useMemo(() => receiptRows(receipt), [receipt]);
  if (receipt.imported === 0 && !receipt.problems.some(isNameless))
    return <NothingFound receipt={receipt} />;
  return (
    <>
      <ReceiptSum receipt={receipt} />
      <UnusedParts unused={receipt.unused} others={others} />
      <ReceiptList rows={rows} sources={state.sources} repairs={repairs} />
      <StoreForm
        state={state}
        banks={banks}
        repairs={repairs.all}
        count={countOf(receipt, repairs.all)}
        onStored={(bank) => onChange({ ...state, state: 'stored', bank })}
      />
    </>
  );
}

/** How many questions would be stored now. */
function countOf(receipt: ImportReceipt, repairs: ReturnType<typeof useRepairs>['all']): number {
  const titled = repairs.filter(({ kind }) => kind === 'title').length;
  const leftOut = repairs.filter(({ kind }) => kind === 'leave-out').length;
  return receipt.imported + titled - leftOut;
}
