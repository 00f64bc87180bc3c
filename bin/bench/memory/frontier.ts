import { assert } from '#core/assert';
import type { Point } from './experiment';

export type Quantity = Exclude<keyof Point, 'setting'>;

export type Reading = {
  value: number;
  /** No setting of the arm reaches this place. */
  isBeyond: boolean;
};

export type Place = { is: 'minutes' | 'recall'; at: number };

/** The settings that no other beats in both minutes and recall, from cheap to dear. */
export function frontierOf(points: readonly Point[]): Point[] {
  const byMinutes = points.toSorted((a, b) => a.minutes - b.minutes || b.recall - a.recall);
  const frontier: Point[] = [];
  for (const point of byMinutes) {
    if (point.recall > (frontier.at(-1)?.recall ?? -1)) frontier.push(point);
  }
  return frontier;
}

/**
 * A quantity of an arm where its recall, or its minutes, are as wished: on the straight line between
 * the two settings around that place. An arm stays at its cheapest setting where less would do, and at
 * its dearest where it has minutes left. For a recall that it does not reach, the minutes go on along
 * the last line, which flatters it; an arm of one setting has no line.
 */
export function readFrontier(
  frontier: readonly Point[],
  quantity: Quantity,
  { is, at }: Place,
): Reading {
  const index = frontier.findIndex((point) => point[is] >= at);
  const above = frontier.at(index);
  const below = frontier.at(index < 0 ? -2 : Math.max(0, index - 1));
  assert(above, 'an arm has a setting');
  const isBeyond = is === 'recall' ? index < 0 : index === 0 && above.minutes > at;
  if (below === undefined || below === above) {
    const isUnknown = isBeyond && is === 'recall' && quantity === 'minutes';
    return { value: isUnknown ? Number.POSITIVE_INFINITY : (above[quantity] ?? 0), isBeyond };
  }
  const share = (at - below[is]) / (above[is] - below[is]);
  const mostly = is === 'recall' && quantity === 'minutes' ? share : Math.min(1, share);
  const [from, to] = [below[quantity] ?? 0, above[quantity] ?? 0];
  return { value: from + mostly * (to - from), isBeyond };
}
