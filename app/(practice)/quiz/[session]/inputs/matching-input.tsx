'use client';

import { InlineProse } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { AskedBody } from '#server/quiz/asked-question';

type Body = Extract<AskedBody, { kind: 'matching' }>;

/** The right-hand entries are lettered, and each left-hand one is given a letter. */
export function MatchingInput({
  body,
  response,
  onChange,
}: {
  body: Body;
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  const matches = response?.kind === 'matching' ? response.matches : body.leftsHtml.map(() => null);
  const choose = (row: number, letter: string) =>
    onChange({
      kind: 'matching',
      matches: matches.map((right, each) => (each === row ? fromLetter(letter) : right)),
    });
  return (
    <section aria-label="Match the two sides" className="mt-5 grid gap-5 md:grid-cols-2">
      <div>
        <p className="eyebrow mb-2">{body.leftTitle}</p>
        <ul className="grid gap-2">
          {body.leftsHtml.map((html, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one question never move
            <li key={row}>
              <label className="flex min-h-11 items-center gap-3 rounded border border-line bg-raised py-1 ps-4 pe-1">
                <InlineProse html={html} className="grow" />
                <select
                  value={toLetter(matches[row] ?? null)}
                  onChange={(event) => choose(row, event.target.value)}
                  className="min-h-11 rounded border border-edge bg-paper px-2 font-mono"
                >
                  <option value="">–</option>
                  {body.rightsHtml.map((_, right) => (
                    <option key={toLetter(right)} value={toLetter(right)}>
                      {toLetter(right)}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <p className="eyebrow mb-2">{body.rightTitle}</p>
        <ul className="grid gap-2">
          {body.rightsHtml.map((html, right) => (
            <li key={toLetter(right)} className="flex min-h-11 items-center gap-3 px-1 py-1">
              <span className="font-mono text-muted">{toLetter(right)}</span>
              <InlineProse html={html} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const FIRST_LETTER = 'A'.charCodeAt(0);

function toLetter(right: number | null): string {
  return right === null ? '' : String.fromCharCode(FIRST_LETTER + right);
}

function fromLetter(letter: string): number | null {
  return letter === '' ? null : letter.charCodeAt(0) - FIRST_LETTER;
}
