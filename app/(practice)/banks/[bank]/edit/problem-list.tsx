'use client';

import { useState } from 'react';
import type { Place } from '#app/_editor/field-props';
import { Button } from '#app/_ui/button';
import { StateMark } from '#app/_ui/state-mark';
import type { useCheck } from './use-check';

const SHOWN_FIRST = 50;

/** What the linter says, in the order of lines; each leads to its place. */
export function ProblemList({
  check: { problems, refusal },
  onGo,
}: {
  check: ReturnType<typeof useCheck>;
  onGo: (place: Place) => void;
}) {
  const [count, setCount] = useState(SHOWN_FIRST);
  return (
    <section aria-labelledby="problems" className="min-w-0 lg:col-span-full">
      <h2 id="problems" className="text-large">
        Problems
      </h2>
      {refusal && <p className="mt-1 text-muted">Not checked: {refusal}</p>}
      {problems.length === 0 && !refusal && <p className="mt-1 text-muted">None.</p>}
      <ul className="mt-2">
        {problems.slice(0, count).map((problem) => {
          const { rule, severity, message, hint, line, column } = problem;
          return (
            <li key={`${rule} ${line} ${column} ${message}`} className="border-b border-line">
              <button
                type="button"
                onClick={() => onGo({ line, column })}
                className="grid w-full grid-cols-[auto_3rem_1fr] gap-x-3 py-2 text-start hover:bg-sunken md:grid-cols-[auto_3rem_1fr_auto]"
              >
                <span>
                  <StateMark state={severity === 'error' ? 'failed' : 'not-ready'} />
                  <span className="sr-only">{severity === 'error' ? 'Error' : 'Warning'}</span>
                </span>
                <span className="tabular text-muted">
                  <span className="sr-only">in line </span>
                  {line}
                </span>
                <span className="min-w-0 max-w-[72ch]">
                  {message} {hint && <span className="text-muted">{hint}</span>}
                </span>
                <code className="eyebrow col-start-3 md:col-start-4">{rule}</code>
              </button>
            </li>
          );
        })}
      </ul>
      {count < problems.length && (
        <Button className="mt-3" onClick={() => setCount(count + 10 * SHOWN_FIRST)}>
          Show the other {problems.length - count}
        </Button>
      )}
    </section>
  );
}
