import type { ReactNode } from 'react';
import { RightOrWrong } from '#app/_question/body-answered';
import { InlineProse } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { QuizResult } from '#server/quiz/get-quiz';

/** The choices that were picked, by position; none for other kinds. */
export function pickedIn(response: Response | null): Set<number> {
  if (response?.kind === 'single') return new Set([response.choice]);
  return new Set(response?.kind === 'multiple' ? response.choices : []);
}

/** What was answered, beside what is right. Choices show theirs where they stand. */
export function YourAnswer({ result }: { result: QuizResult }) {
  const { response, parts } = result;
  const lines = linesOf(result);
  if (!response || lines.length === 0) return null;
  return (
    <section aria-label="Your answer" className="mt-4 border-s-2 border-line ps-4">
      <p className="eyebrow">Your answer</p>
      <ul className="mt-1 grid gap-1">
        {lines.map(({ text, part }) => (
          <li key={part} className="flex gap-2">
            {response.kind !== 'open' && <RightOrWrong isRight={parts[part] ?? false} />}
            <span className="min-w-0 whitespace-pre-wrap">{text}</span>
          </li>
        ))}
      </ul>
      {response.kind === 'open' && (
        <p className="eyebrow mt-1">
          {parts.filter(Boolean).length} of {parts.length} key points found
        </p>
      )}
    </section>
  );
}

/** `part` is the place of the line's mark in the grading. */
type Line = { text: ReactNode; part: number };

function linesOf({ question: { body }, response }: QuizResult): Line[] {
  switch (response?.kind) {
    case 'ordering':
      if (body.kind !== 'ordering') return [];
      return response.order.map((step) => ({ text: html(body.stepsHtml[step]), part: step }));
    case 'matching':
      if (body.kind !== 'matching') return [];
      return body.pairs.map(({ leftHtml }, row) => {
        const right = body.pairs[response.matches[row] ?? -1];
        return { text: html(`${leftHtml}: ${right?.rightHtml ?? 'nothing'}`), part: row };
      });
    case 'cloze':
      return response.gaps.map((gap, part) => ({ text: gap || 'nothing', part }));
    case 'number':
    case 'short':
      return [{ text: response.text || 'nothing', part: 0 }];
    case 'open':
      return [{ text: response.text || 'Said aloud.', part: 0 }];
    default:
      return [];
  }
}

function html(source = ''): ReactNode {
  return <InlineProse html={source} />;
}
