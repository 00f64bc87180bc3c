import { makeRandom, shuffle } from '#core/random';

/**
 * In which order the choices, steps or right-hand entries of a question are shown: at each place, the
 * position as the author wrote it. The same seed gives the same order, and no seed gives the written
 * one, because an ordering would then be shown solved. (So two things always change places.)
 */
export function shuffledOrder(length: number, seed: number): number[] {
  const order = shuffle([...Array(length).keys()], makeRandom(seed));
  const isAsWritten = order.every((position, place) => position === place);
  return isAsWritten ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
