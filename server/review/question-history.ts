import type { Card, Grade } from '#core/review/card';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { toCard } from './card-row';
import { type KeyChange, keyChanges } from './key-changes';

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

export type QuestionHistory = {
  /** Null when there is none. */
  card: Card | null;
  /** Newest first. */
  reviews: PastReview[];
  /** Something else has become right in it since the learner last reviewed it. */
  changedSince: KeyChange | null;
};

/** A learner's reviews of one question and the card they made. */
export async function questionHistory(
  learner: Learner | null,
  questionId: string,
): Promise<QuestionHistory> {
  if (!learner) return { card: null, reviews: [], changedSince: null };
  const ownerId = learner.id;
  const [card, log, changes] = await Promise.all([
    db().card.findUnique({ where: { ownerId_questionId: { ownerId, questionId } } }),
    db().review.findMany({ where: { ownerId, questionId }, orderBy: { reviewedAt: 'desc' } }),
    keyChanges(learner, [questionId]),
  ]);
  const undos = await db().reviewUndo.findMany({
    where: { ownerId, reviewId: { in: log.map(({ id }) => id) } },
  });
  const undone = new Set(undos.map(({ reviewId }) => reviewId));
  return {
    card: card && toCard(card),
    changedSince: changes.get(questionId) ?? null,
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
