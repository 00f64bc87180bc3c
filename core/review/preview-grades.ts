import { type Card, type Grade, grades } from './card';
import { rateCard } from './rate-card';
import type { Scheduling } from './scheduling';

/** What a grade given now would lead to. */
export type GradePreview = { grade: Grade; dueAt: number; intervalMs: number };

/** One preview for each grade, from again to easy. */
export function previewGrades(
  card: Card,
  atMs: number,
  timeZone: string,
  scheduling: Scheduling,
): GradePreview[] {
  return Object.values(grades).map((grade) => {
    const { dueAt } = rateCard(card, { id: '', grade, reviewedAt: atMs, timeZone }, scheduling);
    return { grade, dueAt, intervalMs: dueAt - atMs };
  });
}
