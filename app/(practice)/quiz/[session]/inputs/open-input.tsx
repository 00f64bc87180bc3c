'use client';

import type { Response } from '#core/quiz/response';

/** Written here or said aloud: the key points come after, and the learner ticks what they found. */
export function OpenInput({
  response,
  onChange,
}: {
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  const open = response?.kind === 'open' ? response : null;
  return (
    <label className="mt-5 grid gap-2">
      <span className="eyebrow">Your answer, in a few sentences or in notes. Or say it aloud.</span>
      <textarea
        rows={7}
        value={open?.text ?? ''}
        onChange={(event) =>
          onChange({ kind: 'open', text: event.target.value, ticked: open?.ticked ?? null })
        }
        className="rounded border border-edge bg-raised px-3 py-2"
      />
    </label>
  );
}
