import { KeyChangeNote } from '#app/_question/key-change-note';
import { gradeNames } from '#app/_question/names';
import { type State, StateMark } from '#app/_ui/state-mark';
import type { Grade } from '#core/review/card';
import type { Learner } from '#server/auth/learner';
import type { QuestionDetail } from '#server/bank/get-question';
import { cardInformation } from '#server/review/card-information';
import { CardMemory } from './card-memory';

const states: Record<Grade, State> = { 1: 'failed', 2: 'not-ready', 3: 'ready', 4: 'ready' };

/** The learner's own past with this question, and the question's own. */
export async function QuestionHistory({
  learner,
  question,
  timeZone,
}: {
  learner: Learner | null;
  question: QuestionDetail;
  timeZone: string;
}) {
  const now = new Date();
  const information = await cardInformation(learner, question.id, now);
  const { reviews, changedSince } = information;
  const moment = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone });
  return (
    <>
      <CardMemory question={question} information={information} now={now} timeZone={timeZone} />
      <section aria-labelledby="history" className="mt-8 border-t border-line pt-4">
        <h2 id="history" className="text-large">
          History
        </h2>
        {changedSince && <KeyChangeNote changedAt={changedSince.createdAt} timeZone={timeZone} />}
        {reviews.length === 0 && <p className="mt-1 text-muted">You have not reviewed this yet.</p>}
        <ul className="mt-2">
          {reviews.map((review) => (
            <li key={review.id} className="flex items-center gap-3 border-b border-line py-2">
              <StateMark state={states[review.grade]} />
              <span className={review.after ? '' : 'line-through'}>{gradeNames[review.grade]}</span>
              {!review.after && <span className="eyebrow">taken back</span>}
              <time dateTime={review.reviewedAt.toISOString()} className="eyebrow tabular ms-auto">
                {moment.format(review.reviewedAt)}
              </time>
            </li>
          ))}
        </ul>
        <p className="eyebrow mt-3">
          Version {question.versionNumber} of {question.versions.length}
          {question.versions[0] && `, from ${day.format(question.versions[0].createdAt)}`}
        </p>
      </section>
    </>
  );
}
