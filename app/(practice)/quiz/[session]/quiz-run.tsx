'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { QuestionHead } from '#app/_question/question-head';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { useKeys } from '#app/_ui/keys';
import { Prose } from '#app/_ui/prose';
import type { Response } from '#core/quiz/response';
import type { Reveal } from '#server/quiz/answer-question';
import type { RunningQuiz } from '#server/quiz/get-quiz';
import { finishQuiz, giveAnswer } from '../quiz-requests';
import { QuizInput } from './inputs/quiz-input';
import { OpenReveal } from './open-reveal';

type QuizQuestion = RunningQuiz['questions'][number];

/** Longer than this on one question is a break, not thinking. */
const SPENT_MS_MAX = 60 * 60_000;

/** One question after another. Each answer is kept by the server before the next one shows. */
export function QuizRun({ id, questions }: { id: string; questions: QuizQuestion[] }) {
  const run = useQuizRun(id, questions);
  const { question, position } = run;
  useKeys({ Enter: run.goOn });
  if (!question) return null;
  const isLast = position === questions.length - 1;
  return (
    <form
      className="max-w-[46rem]"
      onSubmit={(event) => {
        event.preventDefault();
        run.goOn();
      }}
    >
      <p className="eyebrow tabular border-b border-line pb-2">
        Question {position + 1} of {questions.length}
      </p>
      <div key={position} className="mt-4">
        <QuestionHead question={question} />
        <QuizInput body={question.body} response={run.response} onChange={run.change} />
        {run.reveal && (
          <OpenReveal reveal={run.reveal} response={run.response} onChange={run.change} />
        )}
        {question.hintHtml && !run.reveal && (
          <details className="mt-4">
            <summary className="min-h-11 content-center text-accent">Hint</summary>
            <Prose html={question.hintHtml} className="border-s-2 border-accent ps-4" />
          </details>
        )}
      </div>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" disabled={run.isSending}>
          {label(run.response, isLast)} <KeyHint>Enter</KeyHint>
        </Button>
        {position > 0 && (
          <Button tone="quiet" onClick={run.goBack}>
            Back
          </Button>
        )}
      </div>
      {run.problem && (
        <p role="alert" className="mt-3 text-failed">
          {run.problem}
        </p>
      )}
    </form>
  );
}

function label(response: Response | null, isLast: boolean): string {
  if (response && isToCompare(response)) return 'Compare with the key points';
  const verb = response ? 'Answer' : 'Skip';
  return isLast ? `${verb} and see the results` : `${verb} and go on`;
}

/** An open answer whose key points were not shown yet. */
function isToCompare(response: Response): boolean {
  return response.kind === 'open' && response.ticked === null;
}

function useQuizRun(id: string, questions: QuizQuestion[]) {
  const router = useRouter();
  const [position, setPosition] = useState(() => firstOpen(questions));
  const [responses, setResponses] = useState(() => questions.map(({ response }) => response));
  const [reveals, setReveals] = useState<ReadonlyMap<number, Reveal | null>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const shownAt = useRef(Date.now());
  const response = responses[position] ?? null;
  const reveal = reveals.get(position) ?? null;

  const change = useCallback(
    (next: Response) => setResponses((before) => before.with(position, next)),
    [position],
  );
  const show = (next: number) => {
    setPosition(next);
    shownAt.current = Date.now();
    window.scrollTo({ top: 0 });
  };

  /** Whether the question is done with: not when the server refused, nor when there is a rubric to tick. */
  const keep = async (): Promise<boolean> => {
    if (!response) return true;
    const given = await giveAnswer(id, position, response, spentSince(shownAt.current));
    if ('problem' in given) {
      setProblem(given.problem);
      return false;
    }
    if (response.kind !== 'open' || !isToCompare(response)) return true;
    setReveals((before) => new Map(before).set(position, given.reveal));
    change({ ...response, ticked: [] });
    return false;
  };

  /** Whether there is something left to do here: not once the results are on their way. */
  const leave = async (): Promise<boolean> => {
    if (position < questions.length - 1) {
      show(position + 1);
      return true;
    }
    const finished = await finishQuiz(id);
    if ('problem' in finished) {
      setProblem(finished.problem);
      return true;
    }
    router.refresh();
    return false;
  };

  const goOn = async (): Promise<void> => {
    if (isSending) return;
    setIsSending(true);
    setProblem(null);
    const stays = !(await keep()) || (await leave());
    if (stays) setIsSending(false);
  };

  return {
    question: questions[position],
    position,
    response,
    reveal,
    problem,
    isSending,
    change,
    goOn: () => void goOn(),
    goBack: () => show(position - 1),
  };
}

/** A clock that was set back, or a night between, must not spoil an answer. */
function spentSince(shownAt: number): number {
  return Math.min(Math.max(0, Date.now() - shownAt), SPENT_MS_MAX);
}

/** Where to go on after a reload: the first question without a whole answer, or the last. */
function firstOpen(questions: QuizQuestion[]): number {
  const open = questions.findIndex(({ response }) => response === null || isToCompare(response));
  return open === -1 ? questions.length - 1 : open;
}
