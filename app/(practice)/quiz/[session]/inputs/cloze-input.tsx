'use client';

import { InlineProse } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { AskedBody } from '#server/quiz/asked-question';

type Part = Extract<AskedBody, { kind: 'cloze' }>['parts'][number];

export function ClozeInput({
  parts,
  response,
  onChange,
}: {
  parts: Part[];
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  const gapCount = parts.filter((part) => 'gap' in part).length;
  const gaps =
    response?.kind === 'cloze' ? response.gaps : Array.from({ length: gapCount }, () => '');
  return (
    <section aria-label="Fill the gaps" className="mt-5">
      <p className="eyebrow mb-2">Fill the gaps.</p>
      <p className="max-w-[68ch] text-large leading-[2.4]">
        {parts.map((part, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one question never move
          if ('html' in part) return <InlineProse key={index} html={part.html} />;
          const gap = parts.slice(0, index).filter((each) => 'gap' in each).length;
          return (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one question never move
              key={index}
              aria-label={`Gap ${gap + 1} of ${gapCount}`}
              value={gaps[gap] ?? ''}
              onChange={(event) =>
                onChange({ kind: 'cloze', gaps: gaps.with(gap, event.target.value) })
              }
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="mx-1 min-h-11 w-40 max-w-full rounded border border-edge bg-raised px-2 text-center"
            />
          );
        })}
      </p>
    </section>
  );
}
