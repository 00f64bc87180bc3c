import type { Card } from '#core/review/card';
import { foldReviews } from '#core/review/fold-reviews';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { toCardRow } from './card-row';

/** A learner's card, and the question it is a memory of. */
export type StudiedCard = QuestionRef & { card: Card };
type QuestionRef = { questionId: string; questionOwnerId: string };

/**
 * Makes the card of a question anew from the log, so that neither the order in which reviews arrive
 * nor an earlier mistake matters. A question whose every review was taken back has no row.
 */
export async function rebuildCard(
  transaction: Transaction,
  learner: Learner,
  { questionId, questionOwnerId }: QuestionRef,
): Promise<StudiedCard> {
  const log = await transaction.review.findMany({ where: { ownerId: learner.id, questionId } });
  const undos = await transaction.reviewUndo.findMany({
    where: { ownerId: learner.id, reviewId: { in: log.map(({ id }) => id) } },
  });
  const undone = new Set(undos.map(({ reviewId }) => reviewId));
  const ratings = log
    .filter(({ id }) => !undone.has(id))
    .map(({ id, grade, reviewedAt, timeZone }) => ({
      id,
      grade: gradeSchema.parse(grade),
      reviewedAt: reviewedAt.getTime(),
      timeZone,
    }));
  const studied = { questionId, questionOwnerId, card: foldReviews(ratings) };
  await storeCard(transaction, learner, studied);
  return studied;
}

async function storeCard(
  transaction: Transaction,
  learner: Learner,
  { questionId, questionOwnerId, card }: StudiedCard,
): Promise<void> {
  const { lastReviewedAt } = card;
  const ownerId = learner.id;
  if (lastReviewedAt === null) {
    await transaction.card.deleteMany({ where: { ownerId, questionId } });
    return;
  }
  const row = toCardRow({ ...card, lastReviewedAt });
  await transaction.card.upsert({
    where: { ownerId_questionId: { ownerId, questionId } },
    create: { ownerId, questionId, questionOwnerId, ...row },
    update: row,
  });
}
