import type { ImportReceipt } from '#core/bank/import/import-receipt';

/** The sum that must come out: nothing that was found is lost. */
export function ReceiptSum({ receipt }: { receipt: ImportReceipt }) {
  const { found, imported, quarantined, questions } = receipt;
  const warned = questions.filter(({ warnings }) => warnings.length > 0).length;
  return (
    <p className="tabular mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-large">
      <Term count={found} name="found" /> <span>=</span> <Term count={imported} name="imported" />{' '}
      <span>+</span> <Term count={quarantined} name="quarantined" />
      {warned > 0 && <span className="eyebrow">{warned} with warnings</span>}
    </p>
  );
}

function Term({ count, name }: { count: number; name: string }) {
  return (
    <span>
      <strong className="font-semibold">{count.toLocaleString('en')}</strong>{' '}
      <span className="text-muted">{name}</span>
    </span>
  );
}
