'use client';

import { type KeyMap, useKeys } from '#app/_ui/keys';
import { InlineProse } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { AskedBody } from '#server/quiz/asked-question';

type Body = Extract<AskedBody, { kind: 'single' | 'multiple' }>;

export function ChoiceInput({
  body,
  response,
  onChange,
}: {
  body: Body;
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  const chosen = chosenIn(response);
  const choose = (place: number) => onChange(respond(body.kind, chosen, place));
  const keys: KeyMap = Object.fromEntries(
    body.choicesHtml.slice(0, 9).map((_, place) => [String(place + 1), () => choose(place)]),
  );
  useKeys(keys);
  return (
    <fieldset className="mt-5">
      <legend className="eyebrow mb-2">
        {body.kind === 'single' ? 'One is right.' : 'Tick all that are right.'}
      </legend>
      <div className="grid gap-2">
        {body.choicesHtml.map((html, place) => (
          <label
            // biome-ignore lint/suspicious/noArrayIndexKey: the places of one question never move
            key={place}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded border border-line bg-raised px-4 py-2.5 hover:border-edge has-checked:border-accent has-checked:bg-[color-mix(in_oklch,var(--accent)_8%,var(--raised))] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type={body.kind === 'single' ? 'radio' : 'checkbox'}
              name="choice"
              checked={chosen.includes(place)}
              onChange={() => choose(place)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <span aria-hidden="true" className="tabular font-mono text-muted">
              {place + 1}
            </span>
            <InlineProse html={html} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function chosenIn(response: Response | null): number[] {
  if (response?.kind === 'single') return [response.choice];
  return response?.kind === 'multiple' ? response.choices : [];
}

function respond(kind: Body['kind'], chosen: number[], place: number): Response {
  if (kind === 'single') return { kind, choice: place };
  const others = chosen.filter((each) => each !== place);
  return { kind, choices: others.length < chosen.length ? others : [...others, place] };
}
