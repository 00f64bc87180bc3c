import { Check, X } from 'lucide-react';
import { ClozeText } from '#app/_question/body-asked';
import { InlineProse, Prose } from '#app/_ui/prose';
import type { RenderedBody } from '#server/bank/rendered-question';

type Props = {
  body: RenderedBody;
  order: number[];
  /** What the learner settled on, where they could. */
  picked?: ReadonlySet<number>;
};

/** The body with its key: what is right, and for every choice why. */
export function BodyAnswered({ body, order, picked = new Set() }: Props) {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return <ChoicesAnswered body={body} order={order} picked={picked} />;
    case 'ordering':
      return (
        <ol className="mt-5 grid gap-2">
          {body.stepsHtml.map((html, index) => (
            <li key={html} className="flex gap-3 rounded border border-line bg-raised px-4 py-2">
              <span className="tabular font-mono text-ready">{index + 1}</span>
              <InlineProse html={html} />
            </li>
          ))}
        </ol>
      );
    case 'matching':
      return <MatchingAnswered body={body} />;
    case 'cloze':
      return (
        <div className="mt-5">
          <ClozeText parts={body.parts} gapText={([first = '']) => first} />
        </div>
      );
    case 'number':
      return (
        <p className="tabular mt-5 text-title font-semibold">
          {body.value}
          {body.unit && ` ${body.unit}`}
          {body.tolerance > 0 && (
            <span className="text-base font-normal text-muted"> ± {body.tolerance}</span>
          )}
        </p>
      );
    case 'short':
      return <ShortAnswered accepted={body.accepted} />;
    case 'open':
      return null;
  }
}

function ShortAnswered({ accepted: [first = '', ...others] }: { accepted: string[] }) {
  return (
    <div className="mt-5">
      <CodeLine text={first} />
      {others.length > 0 && (
        <details>
          <summary className="eyebrow min-h-11 content-center">
            {others.length} other {others.length === 1 ? 'way' : 'ways'} to write it
          </summary>
          <ul className="grid gap-1">
            {others.map((line) => (
              <li key={line}>
                <CodeLine text={line} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function CodeLine({ text }: { text: string }) {
  return (
    <p className="rounded bg-sunken px-3 py-1.5 wrap-anywhere">
      <code>{text}</code>
    </p>
  );
}

function ChoicesAnswered({
  body,
  order,
  picked,
}: {
  body: Extract<RenderedBody, { kind: 'single' | 'multiple' }>;
  order: number[];
  picked: ReadonlySet<number>;
}) {
  return (
    <ol className="mt-5 grid gap-3">
      {order.map((position) => {
        const choice = body.choices[position];
        if (!choice) return null;
        return (
          <li
            key={position}
            className={`flex gap-3 rounded border px-4 py-2.5 ${choice.correct ? 'border-ready bg-raised' : 'border-line'}`}
          >
            <RightOrWrong isRight={choice.correct} />
            <div className="min-w-0">
              <p>
                <InlineProse
                  html={choice.html}
                  className={choice.correct ? 'font-semibold' : undefined}
                />
                {picked.has(position) && <span className="eyebrow ms-2">your pick</span>}
              </p>
              {choice.explanationHtml && (
                <Prose html={choice.explanationHtml} className="mt-0.5 text-muted" />
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Right or wrong as sign, colour and word. */
export function RightOrWrong({ isRight }: { isRight: boolean }) {
  const Icon = isRight ? Check : X;
  return (
    <span className={`mt-0.5 shrink-0 ${isRight ? 'text-ready' : 'text-muted'}`}>
      <Icon aria-hidden="true" size={18} strokeWidth={isRight ? 3 : 2} />
      <span className="sr-only">{isRight ? 'Right:' : 'Not right:'}</span>
    </span>
  );
}

function MatchingAnswered({ body }: { body: Extract<RenderedBody, { kind: 'matching' }> }) {
  return (
    <table className="mt-5 w-full border-collapse text-start">
      <thead>
        <tr className="eyebrow border-b border-line text-start">
          <th className="py-1.5 pe-4 text-start font-normal">{body.leftTitle}</th>
          <th className="py-1.5 text-start font-normal">{body.rightTitle}</th>
        </tr>
      </thead>
      <tbody>
        {body.pairs.map((pair) => (
          <tr key={pair.leftHtml} className="border-b border-line align-top">
            <th scope="row" className="py-2 pe-4 text-start font-semibold">
              <InlineProse html={pair.leftHtml} />
            </th>
            <td className="py-2">
              <InlineProse html={pair.rightHtml} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
