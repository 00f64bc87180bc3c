import type { Body } from '#core/bank/question';
import { shuffledOrder } from '#core/quiz/shuffled-order';
import type { RenderedBody } from '#server/bank/rendered-question';

/**
 * At each place in which a question of a session shows a choice, a step or a right-hand entry, the
 * position of it as authored. Empty for the kinds that have none. The same at every reload.
 */
export function shownOrder(body: Body | RenderedBody, seed: number, position: number): number[] {
  return shuffledOrder(optionCount(body), seed + position);
}

function optionCount(body: Body | RenderedBody): number {
  if ('choices' in body) return body.choices.length;
  if ('steps' in body) return body.steps.length;
  if ('stepsHtml' in body) return body.stepsHtml.length;
  return 'pairs' in body ? body.pairs.length : 0;
}
