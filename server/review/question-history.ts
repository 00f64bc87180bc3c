import type { Card, Grade } from '#core/review/card';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { toCard } from './card-row';

export type PastReview = {
  id: string;
  grade: Grade;
  reviewedAt: Date;
  spentMs: number;
  /** The version of the question that was seen. */
  versionNumber: number;
  /** Taken back by the learner: it is in the log and not in the card. */
  isUndone: boolean;
};

/** A learner's reviews of one question, newest first, and the card they made; null when there is none. */
export async function questionHistory(
  learner: Learner | null,
  questionId: string,
): Promise<{ card: Card | null; reviews: PastReview[] }> {
  if (!learner) return { card: null, reviews: [] };
  const ownerId = learner.id;
  const [card, log] = await Promise.all([
    db().card.findUnique({ where: { ownerId_questionId: { ownerId, questionId } } }),
    db().review.findMany({ where: { ownerId, questionId }, orderBy: { reviewedAt: 'desc' } }),
  ]);
  const undos = await db().reviewUndo.findMany({
    where: { ownerId, reviewId: { in: log.map(({ id }) => id) } },
  });
  const undone = new Set(undos.map(({ reviewId }) => reviewId));
  return {
    card: card && toCard(card),
    reviews: log.map(({ id, grade, reviewedAt, spentMs, versionNumber }) => ({
      id,
      grade: gradeSchema.parse(grade),
      reviewedAt,
      spentMs,
      versionNumber,
      isUndone: undone.has(id),
    })),
  };
}
