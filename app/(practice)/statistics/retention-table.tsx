import type { RetentionRow, RetentionSpan } from '#core/review/statistics/true-retention';
import type { Share } from '#core/review/statistics/wilson';
import { shareText } from './format-figures';

const spanNames: Record<RetentionSpan, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'Last 7 days',
  month: 'Last 30 days',
  year: 'Last 365 days',
  all: 'Whole log',
};

/** What was recalled of what came back: a table of its own, because its numbers are what one looks for. */
export function RetentionTable({ rows }: { rows: readonly RetentionRow[] }) {
  const isEmpty = rows.every(({ both }) => both.of === 0);
  return (
    <div className="min-w-0">
      <h3 className="text-large">True retention</h3>
      <p className="max-w-[64ch] text-muted">
        {isEmpty
          ? 'What share you recall of the questions that come back after a day or more. The first of them do on the day after you learned them.'
          : 'What share you recalled of the questions that came back after a day or more; in brackets, of how many.'}
      </p>
      {!isEmpty && (
        <table className="tabular mt-3 w-full border-collapse">
          <thead>
            <tr className="border-b border-edge">
              <td />
              {['Young', 'Mature', 'All'].map((name) => (
                <th key={name} scope="col" className="py-1 ps-3 text-end font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ span, young, mature, both }) => (
              <tr key={span} className="border-b border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {spanNames[span]}
                </th>
                <Cell share={young} />
                <Cell share={mature} />
                <Cell share={both} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Cell({ share }: { share: Share }) {
  return (
    <td className="py-1.5 ps-3 text-end">
      {shareText(share)}
      {share.of > 0 && (
        <span className="eyebrow whitespace-nowrap"> ({share.of.toLocaleString('en')})</span>
      )}
    </td>
  );
}
