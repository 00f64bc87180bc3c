'use client';

import { useState } from 'react';
import { BodyAnswered } from '#app/_question/body-answered';
import { BodyAsked } from '#app/_question/body-asked';
import { kindNames } from '#app/_question/names';
import { QuestionHead } from '#app/_question/question-head';
import { SpokenAnswer } from '#app/_question/spoken-answer';
import { togglePick } from '#app/_question/toggle-pick';
import { Button } from '#app/_ui/button';
import { Prose } from '#app/_ui/prose';
import type { RenderedBody, RenderedVersion } from '#server/bank/rendered-question';
import type { CheckedQuestion } from './edit-requests';

/** The question that the cursor is in, as it is asked or, on demand, answered. */
export function QuestionPreview({
  questions,
  line,
}: {
  questions: CheckedQuestion[];
  line: number;
}) {
  const [isAnswered, setIsAnswered] = useState(false);
  const place = questions.findIndex((each) => each.line <= line && line <= each.endLine);
  const rendered = questions[place]?.rendered;
  return (
    <section
      aria-label="Preview"
      className="min-w-0 lg:max-h-[calc(100dvh-17rem)] lg:overflow-y-auto lg:pe-2"
    >
      {rendered ? (
        <>
          <div className="flex items-center justify-between gap-3">
            <p className="eyebrow tabular">
              Question {place + 1} of {questions.length}
            </p>
            <Button
              tone="quiet"
              aria-expanded={isAnswered}
              onClick={() => setIsAnswered(!isAnswered)}
            >
              {isAnswered ? 'As it is asked' : 'With its answer'}
            </Button>
          </div>
          <Question key={place} rendered={rendered} isAnswered={isAnswered} />
        </>
      ) : (
        <p className="rounded border border-dashed border-line p-8 text-center text-muted">
          {questions.length === 0
            ? 'A ## heading begins a question. It shows here as learners see it.'
            : 'Put the cursor into a question to see it as learners do.'}
        </p>
      )}
    </section>
  );
}

function Question({ rendered, isAnswered }: { rendered: RenderedVersion; isAnswered: boolean }) {
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const { body, hintHtml, sim } = rendered;
  const order = authorsOrder(body);
  const pick = (position: number) =>
    setPicked((before) => togglePick(before, position, rendered.kind === 'single'));
  return (
    <article className="pb-4">
      <QuestionHead question={rendered} heading="h2">
        <span>{kindNames[rendered.kind]}</span>
      </QuestionHead>
      {isAnswered ? (
        <>
          <BodyAnswered body={body} order={order} picked={picked} />
          <SpokenAnswer answerHtml={rendered.answerHtml} keyPointsHtml={rendered.keyPointsHtml} />
        </>
      ) : (
        <>
          <BodyAsked body={body} order={order} picked={picked} onPick={pick} />
          {hintHtml && (
            <details className="mt-4">
              <summary className="min-h-11 content-center text-accent">Hint</summary>
              <Prose html={hintHtml} className="border-s-2 border-accent ps-4" />
            </details>
          )}
        </>
      )}
      {sim && (
        <p className="eyebrow mt-5 rounded border border-dashed border-line p-4">
          With its answer a cluster runs: {sim.scenario}
        </p>
      )}
    </article>
  );
}

/** Learners get them shuffled; who writes them looks for them where they stand. */
function authorsOrder(body: RenderedBody): number[] {
  if ('choices' in body) return [...body.choices.keys()];
  if (body.kind === 'ordering') return [...body.stepsHtml.keys()];
  return body.kind === 'matching' ? [...body.pairs.keys()] : [];
}
