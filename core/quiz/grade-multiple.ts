import type { BodyOf, Grading, ResponseOf } from './response';

/**
 * The share of right choices that were marked, less one such share for each wrong one, never below 0:
 * marking everything earns nothing unless nearly everything is right.
 */
export function gradeMultiple(body: BodyOf<'multiple'>, response: ResponseOf<'multiple'>): Grading {
  const marked = body.choices.filter((_, index) => response.choices.includes(index));
  const rightCount = body.choices.filter(({ correct }) => correct).length;
  const earned = marked.reduce((sum, { correct }) => sum + (correct ? 1 : -1), 0);
  return {
    score: rightCount === 0 ? 0 : Math.max(0, earned) / rightCount,
    parts: body.choices.map(({ correct }, index) => correct === response.choices.includes(index)),
  };
}
