'use client';

import { useState } from 'react';
import { BodyAnswered } from '#app/_question/body-answered';
import { BodyAsked } from '#app/_question/body-asked';
import { SpokenAnswer } from '#app/_question/spoken-answer';
import { togglePick } from '#app/_question/toggle-pick';
import { Button } from '#app/_ui/button';
import { KeyHint } from '#app/_ui/key-hint';
import { useKeys } from '#app/_ui/keys';
import type { RenderedQuestion } from '#server/bank/rendered-question';

/** The question as asked until someone wants to see; a shared link spoils nothing. */
export function FoldedAnswer({ question, order }: { question: RenderedQuestion; order: number[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const toggle = () => setIsOpen((before) => !before);
  useKeys({ ' ': toggle });
  const pick = (position: number) =>
    setPicked((before) => togglePick(before, position, question.kind === 'single'));
  return (
    <>
      {isOpen ? (
        <>
          <BodyAnswered body={question.body} order={order} picked={picked} />
          <SpokenAnswer answerHtml={question.answerHtml} keyPointsHtml={question.keyPointsHtml} />
        </>
      ) : (
        <BodyAsked body={question.body} order={order} picked={picked} onPick={pick} />
      )}
      <Button
        tone={isOpen ? 'plain' : 'primary'}
        aria-expanded={isOpen}
        className="mt-5"
        onClick={toggle}
      >
        {isOpen ? 'Fold the answer' : 'Show answer'} <KeyHint>Space</KeyHint>
      </Button>
    </>
  );
}
