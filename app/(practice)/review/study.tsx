'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { ClusterLab } from '#app/_cluster/cluster-lab';
import { BodyAnswered } from '#app/_question/body-answered';
import { BodyAsked } from '#app/_question/body-asked';
import { KeyChangeNote } from '#app/_question/key-change-note';
import { QuestionHead } from '#app/_question/question-head';
import { shownOrder } from '#app/_question/shown-order';
import { SpokenAnswer } from '#app/_question/spoken-answer';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { type KeyMap, useKeys } from '#app/_ui/keys';
import { Prose } from '#app/_ui/prose';
import { formatInterval } from '#core/review/format-interval';
import type { Scheduling } from '#core/review/scheduling';
import type { StudySession } from '#core/review/study-session';
import type { StudyCard } from '#server/review/study-cards';
import { GradeBar } from './grade-bar';
import { StudyBar } from './study-bar';
import { StudyDone } from './study-done';
import { ownTimeZone, useStudy } from './use-study';

export function Study({ cards, scheduling }: { cards: StudyCard[]; scheduling: Scheduling }) {
  const study = useStudy(cards, scheduling);
  const { session, isRevealed } = study;
  const { current } = session;
  const last = session.graded.at(-1);
  return (
    <div>
      <StudyBar session={session} onUndo={study.undo} />
      <p role="status" className="eyebrow min-h-5">
        {last &&
          !isRevealed &&
          `“${last.entry.question.title}” comes again in ${formatInterval(last.entry.card.dueAt - last.rating.reviewedAt)}.`}
      </p>
      {current ? (
        <StudyQuestion key={session.graded.length} entry={current} study={study} />
      ) : (
        <StudyDone session={session} />
      )}
    </div>
  );
}

function StudyQuestion({
  entry: { card, question, changedSince },
  study,
}: {
  entry: StudyCard;
  study: ReturnType<typeof useStudy>;
}) {
  const { isRevealed, picked, reveal, grade, pick } = study;
  const isFollowing = study.session.graded.length > 0;
  const [isHintShown, setIsHintShown] = useState(false);
  const order = shownOrder(question.body, question.id, card.reps);
  const keys: KeyMap = isRevealed
    ? {
        ' ': () => grade(3),
        '1': () => grade(1),
        '2': () => grade(2),
        '3': () => grade(3),
        '4': () => grade(4),
      }
    : { ' ': reveal, Enter: reveal, h: () => setIsHintShown(true), ...pickKeys(order, pick) };
  useKeys(keys);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    // A grade that was clicked is gone with its card, and the focus with it: lead it to the next one.
    if (isFollowing && document.activeElement === document.body) {
      article.current?.focus({ preventScroll: true });
    }
  }, [isFollowing]);
  return (
    <div
      className={
        question.sim
          ? 'mt-3 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,35rem)]'
          : 'mt-3 max-w-[46rem]'
      }
    >
      <article ref={article} tabIndex={-1} className="min-w-0 outline-none">
        <QuestionHead question={question} />
        {isRevealed ? (
          <>
            {changedSince && !isAnsweredIn(study.session, question.id) && (
              <KeyChangeNote changedAt={changedSince.createdAt} timeZone={ownTimeZone()} />
            )}
            <BodyAnswered body={question.body} order={order} picked={picked} />
            <SpokenAnswer answerHtml={question.answerHtml} keyPointsHtml={question.keyPointsHtml} />
            <p className="mt-6">
              <Link
                className="text-accent underline underline-offset-2"
                href={`/banks/${question.bankSlug}/${question.key}`}
              >
                This question’s page
              </Link>
            </p>
          </>
        ) : (
          <>
            <BodyAsked body={question.body} order={order} picked={picked} onPick={pick} />
            <Hint
              html={question.hintHtml}
              isShown={isHintShown}
              onShow={() => setIsHintShown(true)}
            />
          </>
        )}
      </article>
      {question.sim && <AnswerRuns sim={question.sim} isRevealed={isRevealed} />}
      <GradeBar
        card={card}
        scheduling={study.scheduling}
        isRevealed={isRevealed}
        onReveal={reveal}
        onGrade={grade}
      />
    </div>
  );
}

/** A question that comes twice in a sitting was learned anew the first time. */
function isAnsweredIn({ graded }: StudySession<StudyCard>, questionId: string): boolean {
  return graded.some(({ entry }) => entry.question.id === questionId);
}

function AnswerRuns({
  sim,
  isRevealed,
}: {
  sim: NonNullable<StudyCard['question']['sim']>;
  isRevealed: boolean;
}) {
  if (isRevealed) {
    return (
      <aside aria-label="The answer, running" className="min-w-0">
        <ClusterLab scenario={sim.scenario} view={sim.view} caption={sim.caption} />
      </aside>
    );
  }
  return (
    <p className="eyebrow hidden min-h-80 place-content-center rounded border border-dashed border-line p-8 text-center lg:grid">
      A small cluster runs the answer here, once it shows.
    </p>
  );
}

function Hint({
  html,
  isShown,
  onShow,
}: {
  html: string | null;
  isShown: boolean;
  onShow: () => void;
}) {
  if (!html) return null;
  if (isShown) return <Prose html={html} className="mt-5 border-s-2 border-accent ps-4" />;
  return (
    <Button tone="quiet" className="mt-4 -ms-4" onClick={onShow}>
      Hint <KeyHint>h</KeyHint>
    </Button>
  );
}

function pickKeys(order: number[], pick: (position: number) => void): KeyMap {
  return Object.fromEntries(
    order.slice(0, 9).map((position, index) => [String(index + 1), () => pick(position)]),
  );
}
