import type { BodyOf, Grading, ResponseOf } from './response';

/**
 * The share of steps that stand right: directly after the step they follow, the first one at the
 * beginning. So one step put in the wrong place costs it and its neighbours, and not, as comparing
 * places would, every step behind it. A part is a step, in the author's order.
 */
export function gradeOrdering(body: BodyOf<'ordering'>, response: ResponseOf<'ordering'>): Grading {
  const parts = body.steps.map((_, step) => {
    const place = response.order.indexOf(step);
    return place >= 0 && (place === 0 ? step === 0 : response.order[place - 1] === step - 1);
  });
  return { score: parts.filter(Boolean).length / Math.max(1, parts.length), parts };
}
