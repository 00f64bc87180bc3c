'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button';
import type { ReceiptRow } from '#core/bank/import/receipt-rows';

const LINES_SHOWN = 14;
/** Nobody reads more of one question, and a browser need not lay it out. */
const LINES_MAX = 500;

/** The lines of the file that a row was read from, with their numbers. */
export function SourceLines({
  row: { file, line, endLine },
  lines,
}: {
  row: ReceiptRow;
  /** Of the whole file; none where the file holds no text. */
  lines: string[] | undefined;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const own = trimEnd(
    lines?.slice(line - 1, Math.min(endLine ?? Infinity, line + LINES_MAX)) ?? [],
  );
  const shown = isWhole ? own : own.slice(0, LINES_SHOWN);
  return (
    <div className="min-w-0">
      <p className="eyebrow tabular wrap-anywhere">
        {file}, line {line}
      </p>
      {shown.length > 0 && (
        <pre className="mt-1 rounded border border-line bg-sunken py-2 text-small leading-normal">
          {shown.map((text, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one file never move
              key={index}
              className="grid grid-cols-[3.5rem_1fr]"
            >
              <span aria-hidden="true" className="pe-3 text-end text-muted select-none">
                {line + index}
              </span>
              <span className="pe-3 wrap-anywhere whitespace-pre-wrap">
                {text}
                {'\n'}
              </span>
            </span>
          ))}
        </pre>
      )}
      {own.length > LINES_SHOWN && (
        <Button tone="quiet" className="-ms-4" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Fewer lines' : `All ${own.length} lines`}
        </Button>
      )}
    </div>
  );
}

function trimEnd(lines: string[]): string[] {
  const last = lines.findLastIndex((text) => text.trim() !== '');
  return lines.slice(0, last + 1);
}
