import { ButtonLink } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { ImportReceipt } from '#core/bank/import/import-receipt';
import { UnusedParts } from './unused-parts';

const SHOWN_MAX = 100;

/** A file that was refused, or that holds no question: there is nothing to store. */
export function NothingFound({ receipt: { problems, unused } }: { receipt: ImportReceipt }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const others = problems.filter(({ severity }) => severity === 'warning');
  return (
    <section aria-label="Outcome" className="mt-4">
      <p role="status">No question could be read. Nothing is stored.</p>
      <ul className="mt-3 grid gap-2">
        {errors.slice(0, SHOWN_MAX).map(({ file, line, rule, message }) => (
          <li key={`${file} ${line} ${rule}`} className="flex max-w-[68ch] gap-3">
            <span>
              <StateMark state="failed" />
            </span>
            <span className="min-w-0 wrap-anywhere">
              {message}{' '}
              <span className="eyebrow tabular">
                {file}, line {line}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {errors.length > SHOWN_MAX && (
        <p className="mt-2 text-muted">And {errors.length - SHOWN_MAX} more.</p>
      )}
      <UnusedParts unused={unused} others={others} />
      <ButtonLink href="/import" tone="primary" className="mt-4">
        Import something else
      </ButtonLink>
    </section>
  );
}
