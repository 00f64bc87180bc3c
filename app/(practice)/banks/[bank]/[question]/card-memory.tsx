import { ConditionMark } from '#app/_question/condition-mark';
import { cardCondition } from '#core/review/card-condition';
import { formatInterval } from '#core/review/format-interval';
import { showAt } from '#core/review/mark';
import type { QuestionDetail } from '#server/bank/get-question';
import type { CardInformation } from '#server/review/card-information';
import { CardSwitches } from './card-switches';
import { ForgettingCurve } from './forgetting-curve';

/** What is known of the learner's memory of a question, and whether it is asked at all. */
export function CardMemory({
  question,
  information,
  now,
  timeZone,
}: {
  question: QuestionDetail;
  information: CardInformation;
  now: Date;
  timeZone: string;
}) {
  const { card, marks, curve, recall } = information;
  const shownAt = card && showAt(card.dueAt, marks);
  const { isSuspended, note, flag, isMarked } = marks;
  const state = card?.state ?? 'new';
  const condition = cardCondition({ state, showAt: shownAt, isSuspended }, now.getTime());
  const wait = shownAt === null ? 0 : shownAt - now.getTime();
  return (
    <section aria-labelledby="card" className="mt-8 border-t border-line pt-4">
      <h2 id="card" className="text-large">
        Your card
      </h2>
      <p className="tabular mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <ConditionMark condition={condition} />
        {recall !== null && <span>recall now {Math.round(recall * 100)} %</span>}
        {card && (
          <span>
            {card.lapses} {card.lapses === 1 ? 'lapse' : 'lapses'}
          </span>
        )}
        {wait > 0 && <span>comes again in {formatInterval(wait)}</span>}
        {flag > 0 && <span>flag {flag}</span>}
        {isMarked && <span>marked</span>}
      </p>
      {note !== '' && <p className="mt-2 wrap-anywhere whitespace-pre-wrap">{note}</p>}
      {card && (
        <dl className="tabular mt-2 grid max-w-96 grid-cols-[1fr_auto] gap-x-4 text-muted">
          <dt>Stability: recall falls to 90 % after</dt>
          <dd>
            {card.stability < 10 ? card.stability.toFixed(1) : Math.round(card.stability)} days
          </dd>
          <dt>Difficulty, 1 to 10</dt>
          <dd>{card.difficulty.toFixed(1)}</dd>
        </dl>
      )}
      {curve.length > 1 && (
        <ForgettingCurve points={curve} nowMs={now.getTime()} timeZone={timeZone} />
      )}
      {!question.retired && (
        <CardSwitches
          question={{ id: question.id, ownerId: question.ownerId }}
          isSuspended={isSuspended}
          isBuried={marks.buriedUntil !== null && marks.buriedUntil > now.getTime()}
        />
      )}
    </section>
  );
}
