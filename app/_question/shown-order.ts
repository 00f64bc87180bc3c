import { shuffledOrder } from '#core/quiz/shuffled-order';
import type { RenderedBody } from '#server/bank/rendered-question';

/**
 * The order in which choices, steps or right-hand sides are shown: the same at every reload, another
 * one the next time the card comes, so that nobody learns "the second one".
 */
export function shownOrder(body: RenderedBody, questionId: string, times: number): number[] {
  return shuffledOrder(countOf(body), seedOf(questionId) + times);
}

function countOf(body: RenderedBody): number {
  if ('choices' in body) return body.choices.length;
  if (body.kind === 'ordering') return body.stepsHtml.length;
  return body.kind === 'matching' ? body.pairs.length : 0;
}

/** The random half of a UUID, as a number. */
function seedOf(id: string): number {
  return Number.parseInt(id.slice(-7), 16);
}
