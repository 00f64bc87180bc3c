import { BodyAnswered } from '#app/_question/body-answered';
import { SpokenAnswer } from '#app/_question/spoken-answer';
import type { RenderedQuestion } from '#server/bank/rendered-question';

/** The answer in a fold that opens by itself, for browsers that run no script. */
export function PlainAnswer({ question, order }: { question: RenderedQuestion; order: number[] }) {
  return (
    <noscript>
      <details className="mt-5">
        <summary className="min-h-11 content-center text-accent">
          Answer, without JavaScript
        </summary>
        <BodyAnswered body={question.body} order={order} />
        <SpokenAnswer answerHtml={question.answerHtml} keyPointsHtml={question.keyPointsHtml} />
      </details>
    </noscript>
  );
}
