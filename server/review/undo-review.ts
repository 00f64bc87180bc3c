import { assert } from '#core/assert';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';
import type { StudiedCard } from './fold-log';
import { rebuildCards } from './rebuild-cards';

/**
 * Takes a review back and returns the card as it is without it: new again when it was the only one.
 * The review stays in the log; the fold leaves it out. Doing it twice is doing it once.
 */
export function undoReview(learner: Learner, reviewId: string, now: Date): Promise<StudiedCard> {
  return learnerTransaction(learner, async (transaction) => {
    const key = { ownerId: learner.id, id: reviewId };
    const review = await transaction.review.findUnique({ where: { ownerId_id: key } });
    if (!review) throw new AppError('not-found', 'There is no such review to take back.');
    await transaction.reviewUndo.createMany({
      data: { ownerId: learner.id, reviewId, undoneAt: now },
      skipDuplicates: true,
    });
    const [folded] = await rebuildCards(transaction, learner, [review]);
    assert(folded, 'a card for each question');
    const { questionId, questionOwnerId, card } = folded;
    return { questionId, questionOwnerId, card };
  });
}
