'use client';

import { type SubmitEvent, useRef } from 'react';
import { RightOrWrong } from '#app/_question/body-answered';
import { useKeys } from '#app/_ui/keys';
import { gradeNumber } from '#core/quiz/grade-number';
import { isAccepted } from '#core/quiz/is-accepted';
import type { RenderedBody } from '#server/bank/rendered-question';

/** How many fields an answer has that can be typed; 0 for kinds that are picked or spoken. */
export function typedFieldCount(body: RenderedBody): number {
  if (body.kind === 'short' || body.kind === 'number') return 1;
  return body.kind === 'cloze' ? gapsOf(body.parts).length : 0;
}

/** Right or wrong for each field, as a quiz would say. */
export function typedVerdicts(body: RenderedBody, typed: readonly string[]): boolean[] {
  const [text = ''] = typed;
  switch (body.kind) {
    case 'short':
      return [isAccepted(text, body.accepted)];
    case 'number':
      return gradeNumber(body, { kind: 'number', text }).parts;
    case 'cloze':
      return gapsOf(body.parts).map((gap, place) => isAccepted(typed[place] ?? '', gap));
    default:
      return [];
  }
}

/** A field for each gap, or one for the answer. Enter shows the answer. */
export function TypedFields({
  body,
  typed,
  onType,
  onDone,
}: {
  body: RenderedBody;
  typed: readonly string[];
  onType: (typed: string[]) => void;
  onDone: () => void;
}) {
  const first = useRef<HTMLInputElement>(null);
  useKeys({ t: () => first.current?.focus() });
  const count = typedFieldCount(body);
  const done = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onDone();
  };
  return (
    <form onSubmit={done} className="mt-4 grid max-w-[46rem] gap-2">
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: gaps of one version never move
        <label key={place} className="grid gap-1">
          <span className="eyebrow">{count === 1 ? 'Your answer' : `Gap ${place + 1}`}</span>
          <input
            ref={place === 0 ? first : undefined}
            value={typed[place] ?? ''}
            onChange={(event) =>
              onType(
                Array.from({ length: count }, (_, i) =>
                  i === place ? event.target.value : (typed[i] ?? ''),
                ),
              )
            }
            autoCapitalize="none"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint={place === count - 1 ? 'done' : 'next'}
            className="min-h-11 w-full rounded border border-edge bg-raised px-3 font-mono"
          />
        </label>
      ))}
      {/* Enter in one of several fields submits only a form that has a button. */}
      <button type="submit" className="sr-only" tabIndex={-1}>
        Show answer
      </button>
    </form>
  );
}

/** What was typed, beside what is right. */
export function TypedResult({ body, typed }: { body: RenderedBody; typed: readonly string[] }) {
  if (typed.every((text) => text.trim() === '')) return null;
  const verdicts = typedVerdicts(body, typed);
  return (
    <section aria-label="What you typed" className="mt-5">
      <p className="eyebrow">You typed</p>
      <ul className="grid gap-1">
        {verdicts.map((isRight, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: gaps of one version never move
          <li key={place} className="flex gap-2">
            <RightOrWrong isRight={isRight} />
            <code className="wrap-anywhere">{typed[place] || '(nothing)'}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function gapsOf(parts: Extract<RenderedBody, { kind: 'cloze' }>['parts']): string[][] {
  return parts.flatMap((part) => ('gap' in part ? [part.gap] : []));
}
