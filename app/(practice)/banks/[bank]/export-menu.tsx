'use client';

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatNames } from '#app/_question/names';
import { Button } from '#app/_ui/button';
import { request } from '#app/_ui/request';
import type { Format } from '#core/bank/interchange/format';

/** From what carries everything to what carries least. */
const formats: Format[] = [
  'markdown',
  'apkg',
  'anki-text',
  'moodle',
  'qti',
  'gift',
  'csv',
  'aiken',
];

const LOSSES_SHOWN_FIRST = 6;

/** The formats of other programs, and before a download what each of them cannot carry. */
export function ExportMenu({ bank }: { bank: string }) {
  const [chosen, setChosen] = useState<Format | null>(null);
  return (
    <details className="group open:basis-full">
      <summary className="inline-flex min-h-11 list-none items-center rounded border border-edge bg-raised px-4 py-2 leading-tight font-medium group-open:border-ink hover:border-ink [&::-webkit-details-marker]:hidden">
        Export
      </summary>
      <div className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-[16rem_minmax(0,1fr)]">
        <fieldset>
          <legend className="sr-only">Format</legend>
          {formats.map((format) => (
            <label
              key={format}
              className="flex min-h-11 cursor-pointer items-center gap-3 border-b border-line px-1 hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="format"
                value={format}
                checked={chosen === format}
                onChange={() => setChosen(format)}
                className="size-4 accent-accent"
              />
              {formatNames[format]}
            </label>
          ))}
        </fieldset>
        {chosen === null ? (
          <p className="max-w-[60ch] text-muted">
            Choose a format to see what of this bank it cannot carry.
          </p>
        ) : (
          <ExportReport key={chosen} bank={bank} format={chosen} />
        )}
      </div>
    </details>
  );
}

type Report = { lost: string[] } | { problem: string } | null;

function ExportReport({ bank, format }: { bank: string; format: Format }) {
  const path = `/api/banks/${bank}/export?to=${format}`;
  const report = useReport(`${path}&report=1`);
  return (
    <section aria-label={formatNames[format]} aria-live="polite" className="min-w-0">
      {report === null && <p className="text-muted">Looking what it can carry</p>}
      {report && 'problem' in report && <p role="alert">{report.problem}</p>}
      {report && 'lost' in report && (
        <>
          <p>
            {report.lost.length === 0
              ? 'It carries everything in this bank.'
              : 'It cannot carry everything. What is lost is listed below.'}
          </p>
          <a
            href={path}
            download
            className="my-4 inline-flex min-h-11 items-center gap-2 rounded border border-accent bg-accent px-4 py-2 leading-tight font-medium text-on-accent hover:brightness-110"
          >
            <Download aria-hidden="true" size={18} strokeWidth={1.75} />
            Download {formatNames[format]}
          </a>
          <Losses lost={report.lost} />
        </>
      )}
    </section>
  );
}

function Losses({ lost }: { lost: string[] }) {
  const [count, setCount] = useState(LOSSES_SHOWN_FIRST);
  return (
    <>
      <ul className="grid max-w-[68ch] gap-1 text-muted">
        {lost.slice(0, count).map((each) => (
          <li key={each} className="flex gap-3">
            <span aria-hidden="true">–</span>
            <span className="min-w-0 wrap-anywhere">{each}</span>
          </li>
        ))}
      </ul>
      {count < lost.length && (
        <Button tone="quiet" className="-ms-4" onClick={() => setCount(count + 500)}>
          {lost.length - count} more
        </Button>
      )}
    </>
  );
}

function useReport(path: string): Report {
  const [report, setReport] = useState<Report>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void request<{ lost: string[] }>('GET', path, { signal: leaving.signal }).then((outcome) => {
      if (leaving.signal.aborted) return;
      setReport('body' in outcome ? outcome.body : { problem: outcome.problem });
    });
    return () => leaving.abort();
  }, [path]);
  return report;
}
