import type { Grading, ResponseOf } from './response';

/** The share of key points that the learner ticked in their own answer; 0 until they looked. */
export function gradeOpen(keyPoints: readonly string[], response: ResponseOf<'open'>): Grading {
  const ticked = new Set(response.ticked);
  const parts = keyPoints.map((_, index) => ticked.has(index));
  return { score: parts.filter(Boolean).length / Math.max(1, parts.length), parts };
}
