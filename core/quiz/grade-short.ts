import { isAccepted } from './is-accepted';
import type { BodyOf, Grading, ResponseOf } from './response';

/** Right when it is one of the accepted lines. */
export function gradeShort(body: BodyOf<'short'>, response: ResponseOf<'short'>): Grading {
  const isRight = isAccepted(response.text, body.accepted);
  return { score: isRight ? 1 : 0, parts: [isRight] };
}
