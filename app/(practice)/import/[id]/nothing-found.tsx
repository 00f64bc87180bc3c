import { ButtonLink } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { ImportReceipt } from '#core/bank/import/import-receipt';
import { UnusedParts } from './unused-parts';

/** A file that was refused, or that holds no question: there is nothing to store. */
export function NothingFound({ receipt: { problems, unused } }: { receipt: ImportReceipt }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity === 'warning');
  return (
    <section aria-label="Outcome" className="mt-4">
      <p role="status">No question was found. Nothing was stored.</p>
      <ul className="mt-3 grid gap-2">
        {errors.map(({ file, line, rule, message }) => (
          <li key={`${file} ${line} ${rule}`} className="flex max-w-[68ch] gap-3">
            <span>
              <StateMark state="failed" />
            </span>
            <span className="min-w-0 wrap-anywhere">
              {message} <span className="eyebrow">{file}</span>
            </span>
          </li>
        ))}
      </ul>
      <UnusedParts unused={unused} others={others} />
      <ButtonLink href="/import" tone="primary" className="mt-4">
        Import something else
      </ButtonLink>
    </section>
  );
}
