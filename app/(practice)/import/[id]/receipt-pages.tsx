'use client';

import { ButtonLink } from '#app/_ui/button';
import type { ReceiptView } from '#core/bank/import/receipt-rows';
import { placeLink } from './place-link';

export function ReceiptPages({
  view,
  page,
  pageCount,
}: {
  view: ReceiptView;
  page: number;
  pageCount: number;
}) {
  if (pageCount === 1) return null;
  return (
    <nav aria-label="Pages" className="my-4 flex flex-wrap items-center gap-3">
      {page > 1 && (
        <ButtonLink {...placeLink(`?show=${view}&page=${page - 1}`)}>Previous</ButtonLink>
      )}
      {page < pageCount && (
        <ButtonLink {...placeLink(`?show=${view}&page=${page + 1}`)}>Next</ButtonLink>
      )}
      <span className="eyebrow tabular">
        Page {page} of {pageCount}
      </span>
    </nav>
  );
}
