'use client';

import { useRouter } from 'next/navigation';
import { gradeNames } from '#app/_question/names';
import { Button, ButtonLink } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { useKeys } from '#app/_ui/keys';
import { InlineProse } from '#app/_ui/prose';
import { StateMark } from '#app/_ui/state-mark';
import { formatInterval } from '#core/review/format-interval';
import type { StudySession } from '#core/review/study-session';
import type { StudyCard } from '#server/review/study-cards';

/** What this sitting was, and when each question comes again. */
export function StudyDone({ session }: { session: StudySession<StudyCard> }) {
  const router = useRouter();
  useKeys({ Enter: () => router.push('/') });
  const latest = new Map(session.graded.map((step) => [step.entry.question.id, step]));
  return (
    <section className="mt-6 max-w-[46rem]">
      <h1 className="text-title">Done for now</h1>
      <p className="mt-2">
        {latest.size} {latest.size === 1 ? 'question' : 'questions'}, {session.graded.length}{' '}
        {session.graded.length === 1 ? 'answer' : 'answers'}. Each comes back shortly before you
        would forget it.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/" tone="primary">
          Today <KeyHint>Enter</KeyHint>
        </ButtonLink>
        <Button onClick={() => location.assign(`/review${location.search}`)}>Look for more</Button>
        <ButtonLink href="/quiz">Take a quiz</ButtonLink>
      </div>
      <h2 className="mt-8 text-large">When they come again</h2>
      <ul className="mt-2">
        {[...latest.values()].map(({ entry, rating }) => (
          <li
            key={entry.question.id}
            className="flex items-baseline gap-3 border-b border-line py-2.5"
          >
            <StateMark state={rating.grade === 1 ? 'failed' : 'ready'} />
            <InlineProse html={entry.question.titleHtml} className="grow" />
            <span className="eyebrow tabular whitespace-nowrap">
              {gradeNames[rating.grade]}, in {formatInterval(entry.card.dueAt - rating.reviewedAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
