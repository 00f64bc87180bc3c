import type { BodyOf, Grading, ResponseOf } from './response';

/** The share of left entries with the right partner; two equal texts on the right are one partner. */
export function gradeMatching(body: BodyOf<'matching'>, response: ResponseOf<'matching'>): Grading {
  const parts = body.pairs.map(({ right }, left) => {
    const chosen = response.matches[left];
    return chosen !== null && chosen !== undefined && body.pairs[chosen]?.right === right;
  });
  return { score: parts.filter(Boolean).length / Math.max(1, parts.length), parts };
}
