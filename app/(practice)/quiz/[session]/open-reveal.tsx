'use client';

import { InlineProse, Prose } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { Reveal } from '#server/quiz/answer-question';

/** The rubric of an open question: the learner ticks what their own answer held. */
export function OpenReveal({
  reveal,
  response,
  onChange,
}: {
  reveal: Reveal;
  response: Response | null;
  onChange: (response: Response) => void;
}) {
  if (response?.kind !== 'open') return null;
  const ticked = response.ticked ?? [];
  const toggle = (point: number) => {
    const others = ticked.filter((each) => each !== point);
    onChange({
      ...response,
      ticked: others.length < ticked.length ? others : [...others, point],
    });
  };
  return (
    <section aria-labelledby="key-points" className="mt-6">
      <h2 id="key-points" className="text-large">
        Which of these did your answer hold?
      </h2>
      <div className="mt-2 grid gap-2">
        {reveal.keyPointsHtml.map((html, point) => (
          <label
            key={html}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded border border-line bg-raised px-4 py-2.5 has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="checkbox"
              checked={ticked.includes(point)}
              onChange={() => toggle(point)}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <InlineProse html={html} />
          </label>
        ))}
      </div>
      {reveal.answerHtml && (
        <details className="mt-4">
          <summary className="min-h-11 content-center text-accent">The answer in words</summary>
          <Prose html={reveal.answerHtml} />
        </details>
      )}
    </section>
  );
}
