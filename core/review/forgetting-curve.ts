import type { ReviewStep } from './fold-reviews';
import { retrievability } from './rate-card';
import type { Scheduling } from './scheduling';

/** A moment in Unix ms, and the chance to recall the card then, 0 to 1. */
export type CurvePoint = { at: number; recall: number };

/** As many as a line on a screen has corners to the eye. */
const POINTS = 200;

/**
 * The chance to recall a card from its first review to a moment, as a line to draw: it falls from each
 * review on, and jumps back to 1 at the next, where two points share one moment.
 */
export function forgettingCurve(
  steps: readonly ReviewStep[],
  untilMs: number,
  scheduling: Scheduling,
): CurvePoint[] {
  const begins = steps.map(({ rating }) => rating.reviewedAt);
  const spanMs = untilMs - (begins[0] ?? untilMs);
  return steps.flatMap(({ after }, index) => {
    const from = begins[index] ?? untilMs;
    const lengthMs = (begins[index + 1] ?? untilMs) - from;
    const parts = Math.max(1, Math.round((POINTS * lengthMs) / spanMs));
    return Array.from({ length: parts + 1 }, (_, part) => {
      const at = Math.round(from + (lengthMs * part) / parts);
      return { at, recall: retrievability(after, at, scheduling) };
    });
  });
}
