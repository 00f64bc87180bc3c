import { InlineProse } from '#app/_ui/prose';
import type { RenderedBody } from '#server/bank/rendered-question';

type Props = {
  body: RenderedBody;
  /** Positions of choices, steps or right-hand sides in the order to show them. */
  order: number[];
  picked: ReadonlySet<number>;
  onPick: (position: number) => void;
};

/** The body of a flashcard before its answer shows: something to settle on, nothing to hand in. */
export function BodyAsked({ body, order, picked, onPick }: Props) {
  switch (body.kind) {
    case 'single':
    case 'multiple':
      return <ChoicesAsked body={body} order={order} picked={picked} onPick={onPick} />;
    case 'ordering':
      return (
        <Thinking task="Put these in order.">
          <ul className="grid gap-2">
            {order.map((position) => (
              <li key={position} className="rounded border border-line bg-raised px-4 py-2">
                <InlineProse html={body.stepsHtml[position] ?? ''} />
              </li>
            ))}
          </ul>
        </Thinking>
      );
    case 'matching':
      return <MatchingAsked body={body} order={order} />;
    case 'cloze':
      return (
        <Thinking task="Fill the gaps.">
          <ClozeText parts={body.parts} gapText={() => null} />
        </Thinking>
      );
    case 'number':
      return <Thinking task={`Settle on a number${body.unit ? ` in ${body.unit}` : ''}.`} />;
    case 'short':
      return <Thinking task="Type it in your head, to the letter." />;
    case 'open':
      return <Thinking task="Answer aloud, as you would to an interviewer. Then compare." />;
  }
}

function ChoicesAsked({
  body,
  order,
  picked,
  onPick,
}: Props & { body: Extract<RenderedBody, { kind: 'single' | 'multiple' }> }) {
  return (
    <Thinking task={body.kind === 'single' ? 'One is right.' : 'Several are right.'}>
      <ol className="grid gap-2">
        {order.map((position, shown) => (
          <li key={position}>
            <button
              type="button"
              aria-pressed={picked.has(position)}
              onClick={() => onPick(position)}
              className="flex min-h-11 w-full gap-3 rounded border border-line bg-raised px-4 py-2.5 text-start transition-colors duration-120 hover:border-edge aria-pressed:border-accent aria-pressed:bg-[color-mix(in_oklch,var(--accent)_8%,var(--raised))]"
            >
              <span aria-hidden="true" className="tabular font-mono text-muted">
                {shown + 1}
              </span>
              <InlineProse html={body.choices[position]?.html ?? ''} />
            </button>
          </li>
        ))}
      </ol>
    </Thinking>
  );
}

function MatchingAsked({
  body,
  order,
}: {
  body: Extract<RenderedBody, { kind: 'matching' }>;
  order: number[];
}) {
  return (
    <Thinking task="Match the two sides.">
      <div className="grid grid-cols-2 gap-x-4 gap-y-2">
        <p className="eyebrow">{body.leftTitle}</p>
        <p className="eyebrow">{body.rightTitle}</p>
        {body.pairs.map((pair, row) => (
          <div key={pair.leftHtml} className="contents">
            <div className="rounded border border-line bg-raised px-3 py-2">
              <InlineProse html={pair.leftHtml} />
            </div>
            <div className="rounded border border-dashed border-edge px-3 py-2">
              <InlineProse html={body.pairs[order[row] ?? row]?.rightHtml ?? ''} />
            </div>
          </div>
        ))}
      </div>
    </Thinking>
  );
}

/** A cloze text with what `gapText` says in each gap; an empty gap where it says null. */
export function ClozeText({
  parts,
  gapText,
}: {
  parts: Extract<RenderedBody, { kind: 'cloze' }>['parts'];
  gapText: (gap: string[]) => string | null;
}) {
  return (
    <p className="max-w-[68ch] text-large leading-loose">
      {parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one version never move
        if ('html' in part) return <InlineProse key={index} html={part.html} />;
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one version never move
            key={index}
            className="mx-0.5 inline-block min-w-16 border-b-2 border-accent px-1 text-center font-semibold"
          >
            {gapText(part.gap) ?? <span className="sr-only">gap</span>}
          </span>
        );
      })}
    </p>
  );
}

function Thinking({ task, children }: { task: string; children?: React.ReactNode }) {
  return (
    <section aria-label={task} className="mt-5">
      <p className="eyebrow mb-2">{task}</p>
      {children}
    </section>
  );
}
