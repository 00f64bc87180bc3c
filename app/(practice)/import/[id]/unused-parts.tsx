'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button';
import type { FileProblem, Unused } from '#core/bank/import/import-result';

const SHOWN_FIRST = 100;

/** Headings, summaries and lists that became no question, folded: the reason stands with each. */
export function UnusedParts({ unused, others }: { unused: Unused[]; others: FileProblem[] }) {
  const [count, setCount] = useState(SHOWN_FIRST);
  const parts = [
    ...unused,
    ...others.map(({ file, line, message }) => ({ file, line, text: '', reason: message })),
  ];
  if (parts.length === 0) return null;
  return (
    <details className="mt-3">
      <summary className="min-h-11 content-center text-muted">
        {parts.length.toLocaleString('en')} {parts.length === 1 ? 'part' : 'parts'} of the text
        began no question
      </summary>
      <div className="mb-4">
        <table className="w-full text-start">
          <thead>
            <tr className="eyebrow border-b border-line">
              <th className="py-1.5 pe-4 text-start font-normal">Where</th>
              <th className="py-1.5 pe-4 text-start font-normal">Text</th>
              <th className="py-1.5 text-start font-normal">Reason</th>
            </tr>
          </thead>
          <tbody>
            {parts.slice(0, count).map(({ file, line, text, reason }, index) => (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a receipt never move
                key={index}
                className="border-b border-line align-top"
              >
                <td className="eyebrow tabular py-2 pe-4 wrap-anywhere">
                  {file}:{line}
                </td>
                <td className="py-2 pe-4 wrap-anywhere">{text}</td>
                <td className="py-2 text-muted">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {count < parts.length && (
          <Button className="mt-3" onClick={() => setCount(count + 10 * SHOWN_FIRST)}>
            Show more
          </Button>
        )}
      </div>
    </details>
  );
}
