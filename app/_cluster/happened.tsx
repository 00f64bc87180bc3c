'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button';
import type { Stage } from '#core/cluster/api/request-path';
import { isJsonObject, isList, type Json } from '#core/cluster/json';
import { causesOf } from '#core/cluster/lab/causes';
import { formatMoment, type Shown } from '#core/cluster/lab/shown';
import type { TraceEntry } from '#core/cluster/world';

const PAGE = 8;

/** Every decision up to the moment, newest first, each with the chain of causes that led to it. */
export function Happened({ shown: { entries } }: { shown: Shown }) {
  const [most, setMost] = useState(PAGE);
  const newest = entries.slice(-most).reverse();
  return (
    <section aria-label="What happened and why">
      <h2 className="text-large">What happened and why</h2>
      {newest.length === 0 && <p className="text-muted">Nothing yet.</p>}
      <ol className="mt-2 border-t border-line">
        {newest.map((entry) => (
          <li key={entry.seq} className="border-b border-line">
            <Decision entry={entry} all={entries} />
          </li>
        ))}
      </ol>
      {entries.length > most && (
        <Button tone="quiet" className="-ms-4" onClick={() => setMost(most + PAGE)}>
          Show earlier ones
        </Button>
      )}
    </section>
  );
}

function Decision({ entry, all }: { entry: TraceEntry; all: readonly TraceEntry[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-11 list-none py-2 marker:hidden">
        <span className="tabular flex flex-wrap justify-between gap-x-3 text-small text-muted">
          <span className="font-mono">{entry.actor}</span>
          <span>{formatMoment(entry.atMs)}</span>
        </span>
        <span className="block leading-snug">
          {entry.text}{' '}
          <span className="text-small text-accent underline underline-offset-2">
            {isOpen ? 'less' : 'why?'}
          </span>
        </span>
      </summary>
      {isOpen && <Why entry={entry} all={all} />}
    </details>
  );
}

function Why({ entry, all }: { entry: TraceEntry; all: readonly TraceEntry[] }) {
  const causes = causesOf(entry, all);
  return (
    <div className="pb-3 text-small">
      <p className="text-muted">
        By the rule <span className="font-mono text-ink">{entry.rule}</span>
        {entry.revision !== null && `, written as revision ${entry.revision}`}.
      </p>
      <Inputs inputs={entry.inputs} />
      {causes.length > 0 && (
        <ol className="mt-2 grid gap-1">
          {causes.map((cause) => (
            <li key={cause.seq} className="border-s-2 border-line ps-3">
              <span className="tabular text-muted">
                because at {formatMoment(cause.atMs)}{' '}
                <span className="font-mono">{cause.actor}</span>, by{' '}
                <span className="font-mono">{cause.rule}</span>:
              </span>{' '}
              {cause.text}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** What the rule was given, name by name. */
function Inputs({ inputs }: { inputs: TraceEntry['inputs'] }) {
  if (!isJsonObject(inputs)) return null;
  if (isList(inputs.stages)) return <Stages stages={inputs.stages} />;
  return (
    <dl className="tabular mt-1 flex flex-wrap gap-x-4 text-muted">
      {Object.entries(inputs).map(([name, value]) => (
        <div key={name} className="flex gap-x-1">
          <dt>{name}</dt>
          <dd className="font-mono break-all text-ink">
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const stageMarks = {
  passed: { mark: '✓', tone: 'text-ready' },
  refused: { mark: '✕', tone: 'text-failed' },
  'not reached': { mark: '–', tone: 'text-muted' },
} as const;

/** The way of a request through the API server, and where it ended. */
function Stages({ stages }: { stages: readonly Json[] }) {
  return (
    <ol className="mt-1 grid gap-1">
      {stages.filter(isStage).map(({ name, outcome, text }) => (
        <li key={name} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span aria-hidden="true" className={stageMarks[outcome].tone}>
            {stageMarks[outcome].mark}
          </span>
          <span>
            <span className="font-semibold">
              {name}: {outcome}.
            </span>{' '}
            {outcome !== 'not reached' && <span className="break-words text-muted">{text}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function isStage(value: Json): value is Stage {
  return (
    isJsonObject(value) &&
    typeof value.name === 'string' &&
    typeof value.text === 'string' &&
    Object.hasOwn(stageMarks, String(value.outcome))
  );
}
