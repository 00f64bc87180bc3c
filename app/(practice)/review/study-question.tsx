'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { ClusterLab } from '#app/_cluster/cluster-lab';
import { ownTimeZone } from '#app/_offline/about-card';
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
import type { Kind } from '#core/bank/question';
import type { Grade } from '#core/review/card';
import { type StudySession, stepCount } from '#core/review/study-session';
import type { StudyCard } from '#server/review/study-cards';
import { CardActions } from './card-actions';
import { CertaintyChoice } from './certainty-choice';
import { GradeBar } from './grade-bar';
import { LeechHelp } from './leech-help';
import { TypedFields, TypedResult, typedFieldCount, typedVerdicts } from './typed-answer';
import type { Study } from './use-study';

/** One card: asked, then answered and graded, with what can be done about it and what runs beside it. */
export function StudyQuestion({ entry, study }: { entry: StudyCard; study: Study }) {
  const { card, question } = entry;
  const { answering, session, settings, grade } = study;
  const { isRevealed } = answering;
  const order = shownOrder(question.body, question.id, card.reps);
  const isTyped = settings.isAnswerTyped && typedFieldCount(question.body) > 0;
  const suggested = isTyped ? suggestedGrade(entry, answering.typed) : 3;
  const reveal = () => answering.reveal();
  useKeys(isRevealed ? gradeKeys(grade, suggested) : { ' ': reveal, Enter: reveal });
  const article = useFocusOnNext(session);
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
          <Answered entry={entry} study={study} order={order} isTyped={isTyped} />
        ) : (
          <Asked entry={entry} study={study} order={order} isTyped={isTyped} />
        )}
        <CardActions entry={entry} study={study} />
      </article>
      {question.sim && <AnswerRuns sim={question.sim} isRevealed={isRevealed} />}
      <GradeBar
        card={card}
        scheduling={study.scheduling}
        isRevealed={isRevealed}
        suggested={suggested}
        onReveal={reveal}
        onGrade={grade}
      >
        {settings.isCertaintyAsked && (
          <CertaintyChoice hasKeys={!isPicked(question.body.kind)} onChoose={answering.reveal} />
        )}
      </GradeBar>
    </div>
  );
}

type Part = { entry: StudyCard; study: Study; order: number[]; isTyped: boolean };

function Asked({ entry: { question }, study: { answering }, order, isTyped }: Part) {
  const { kind } = question.body;
  const pick = (position: number) => answering.pick(position, kind === 'single');
  useKeys(isPicked(kind) ? pickKeys(order, pick) : {});
  return (
    <>
      <BodyAsked body={question.body} order={order} picked={answering.picked} onPick={pick} />
      {isTyped && (
        <TypedFields
          body={question.body}
          typed={answering.typed}
          onType={answering.type}
          onDone={() => answering.reveal()}
        />
      )}
      <Hint html={question.hintHtml} />
    </>
  );
}

function Answered({ entry, study: { answering, session }, order, isTyped }: Part) {
  const { card, question, changedSince, marks, isLeech } = entry;
  return (
    <>
      {changedSince && !isAnsweredIn(session, question.id) && (
        <KeyChangeNote changedAt={changedSince.createdAt} timeZone={ownTimeZone()} />
      )}
      {isTyped && <TypedResult body={question.body} typed={answering.typed} />}
      <BodyAnswered body={question.body} order={order} picked={answering.picked} />
      <SpokenAnswer answerHtml={question.answerHtml} keyPointsHtml={question.keyPointsHtml} />
      {marks.note !== '' && (
        <section aria-label="Your note" className="mt-6 border-s-2 border-edge ps-4">
          <p className="eyebrow">Your note</p>
          <p className="wrap-anywhere whitespace-pre-wrap">{marks.note}</p>
        </section>
      )}
      {isLeech && <LeechHelp lapses={card.lapses} />}
      <p className="mt-6">
        <Link
          className="text-accent underline underline-offset-2"
          href={`/banks/${question.bankSlug}/${question.key}`}
          prefetch={false}
        >
          This question’s page
        </Link>
      </p>
    </>
  );
}

/** Whether digits choose among its choices. */
function isPicked(kind: Kind): boolean {
  return kind === 'single' || kind === 'multiple';
}

/** What was typed decides what is suggested, never what is graded. */
function suggestedGrade({ question }: StudyCard, typed: readonly string[]): Grade {
  const isAnswered = typed.some((text) => text.trim() !== '');
  return !isAnswered || typedVerdicts(question.body, typed).every(Boolean) ? 3 : 1;
}

function gradeKeys(grade: (value: Grade) => void, suggested: Grade): KeyMap {
  return {
    ' ': () => grade(suggested),
    '1': () => grade(1),
    '2': () => grade(2),
    '3': () => grade(3),
    '4': () => grade(4),
  };
}

/** A grade that was clicked is gone with its card, and the focus with it: lead it to the next one. */
function useFocusOnNext(session: StudySession<StudyCard>) {
  const isFollowing = stepCount(session) > 0;
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFollowing && document.activeElement === document.body) {
      article.current?.focus({ preventScroll: true });
    }
  }, [isFollowing]);
  return article;
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

function Hint({ html }: { html: string | null }) {
  const [isShown, setIsShown] = useState(false);
  const show = () => setIsShown(true);
  useKeys({ h: show });
  if (!html) return null;
  if (isShown) return <Prose html={html} className="mt-5 border-s-2 border-accent ps-4" />;
  return (
    <Button tone="quiet" className="mt-4 -ms-4" onClick={show}>
      Hint <KeyHint>h</KeyHint>
    </Button>
  );
}

function pickKeys(order: number[], pick: (position: number) => void): KeyMap {
  return Object.fromEntries(
    order.slice(0, 9).map((position, index) => [String(index + 1), () => pick(position)]),
  );
}
