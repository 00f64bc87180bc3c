import { readQuantity } from './read-quantity';
import type { BodyOf, Grading, ResponseOf } from './response';

/** Right when a reading of what was typed, in the unit asked for, is within the tolerance. */
export function gradeNumber(body: BodyOf<'number'>, response: ResponseOf<'number'>): Grading {
  // Converting units loses the last digits of a fraction.
  const slack = 1e-9 * Math.max(1, Math.abs(body.value));
  const isRight = readQuantity(response.text, body.unit).some(
    (value) => Math.abs(value - body.value) <= body.tolerance + slack,
  );
  return { score: isRight ? 1 : 0, parts: [isRight] };
}
