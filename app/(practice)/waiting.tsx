import { ButtonLink } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { StateMark } from '#app/_ui/state-mark';
import { formatInterval } from '#core/review/format-interval';
import type { Today } from '#server/review/today';

/** What waits now, and the one thing to do about it. */
export function Waiting({ summary, now }: { summary: Today; now: Date }) {
  const { counts, estimatedMinutes, reviewCount, nextDueAt } = summary;
  const again = counts.learning + counts.due;
  const waiting = again + counts.new;
  return (
    <section aria-labelledby="waiting">
      <h1 id="waiting" className="text-display tabular">
        {title(again, counts.new)}
      </h1>
      <p className="mt-2 text-large text-muted">
        {waiting > 0 &&
          `About ${estimatedMinutes} ${estimatedMinutes === 1 ? 'minute' : 'minutes'}. `}
        {reviewCount > 0 &&
          `${reviewCount} ${reviewCount === 1 ? 'answer' : 'answers'} given today. `}
        {again === 0 &&
          nextDueAt !== null &&
          `The next comes again in ${formatInterval(nextDueAt - now.getTime())}.`}
      </p>
      <p className="mt-5 flex flex-wrap gap-3">
        <ButtonLink
          href={waiting > 0 ? '/review' : '/quiz'}
          tone="primary"
          className="px-6 text-large"
        >
          {waiting > 0 ? 'Start' : 'Take a quiz'} {waiting > 0 && <KeyHint>s</KeyHint>}
        </ButtonLink>
        {waiting > 0 && <ButtonLink href="/quiz">Take a quiz</ButtonLink>}
      </p>
      <ul aria-label="What waits" className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
        <Count state="starting" name="learning" count={counts.learning} />
        <Count state="not-ready" name="due" count={counts.due} />
        <Count state="pending" name="new today" count={counts.new} />
      </ul>
    </section>
  );
}

function title(again: number, fresh: number): string {
  if (again > 0) return `${again} ${again === 1 ? 'question is' : 'questions are'} due`;
  return fresh > 0
    ? `${fresh} new ${fresh === 1 ? 'question' : 'questions'} today`
    : 'Done for today';
}

function Count({
  state,
  name,
  count,
}: {
  state: 'starting' | 'not-ready' | 'pending';
  name: string;
  count: number;
}) {
  return (
    <li className="flex items-center gap-2">
      <StateMark state={state} />
      <span className="tabular font-semibold">{count}</span> {name}
    </li>
  );
}
