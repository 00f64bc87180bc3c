import type { SubmittedReview } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction, type Transaction } from '#server/auth/learner-transaction';
import { readableOwners } from '#server/bank/readable-owners';
import { AppError } from '#server/errors';
import type { StudiedCard } from './fold-log';
import { rebuildCards } from './rebuild-cards';

export type RecordedReviews = {
  /** Ids that are in the log now, sent again or not: the client may forget them. */
  accepted: string[];
  /** Ids under which the log holds something else; what was sent now is not kept. */
  conflicts: string[];
  /** Every card that the reviews sent are about, as it is now. */
  cards: StudiedCard[];
  /** Questions that became leeches by one of these reviews: their words need help, not repetition. */
  leeches: string[];
};

/**
 * Appends reviews to a learner's log and makes the cards they touch anew, all in one transaction: when
 * this returns, it is kept. Sending the same again changes nothing. An unknown question refuses the
 * whole request and names it.
 *
 * A client's clock may be ahead. Nobody reviews in the future, so such a moment is taken as that of
 * receipt; one behind is believed, because a review may wait long for a network.
 */
export function recordReviews(
  learner: Learner,
  reviews: readonly SubmittedReview[],
  now: Date,
): Promise<RecordedReviews> {
  return learnerTransaction(learner, async (transaction) => {
    const logged = await transaction.review.findMany({
      where: { ownerId: learner.id, id: { in: reviews.map(({ id }) => id) } },
    });
    const { fresh, accepted, conflicts } = sortOut(reviews, logged, now);
    await requireQuestions(transaction, learner, fresh, reviews);
    await transaction.review.createMany({
      data: fresh.map((review) => ({ ownerId: learner.id, ...review })),
    });
    const ids = accepted.map(({ id }) => id);
    const folded = await rebuildCards(transaction, learner, questionsOf(accepted));
    const leeches = folded.filter(({ leechReviews }) =>
      leechReviews.some((id) => ids.includes(id)),
    );
    return {
      accepted: ids,
      conflicts: [...conflicts],
      cards: folded.map(({ leechReviews, ...studied }) => studied),
      leeches: leeches.map(({ questionId }) => questionId),
    };
  });
}

type LoggedReview = {
  id: string;
  questionId: string;
  questionOwnerId: string;
  versionNumber: number;
  grade: number;
  reviewedAt: Date;
  timeZone: string;
  spentMs: number;
  certainty: number | null;
  receivedAt: Date;
};

/** What is new, what is in the log now, and what claims an id that is taken, by the log or in `reviews`. */
function sortOut(
  reviews: readonly SubmittedReview[],
  logged: readonly LoggedReview[],
  receivedAt: Date,
) {
  const known = new Map(logged.map((review) => [review.id, review]));
  const fresh: LoggedReview[] = [];
  const conflicts = new Set<string>();
  for (const review of reviews) {
    const before = known.get(review.id);
    if (before && !isSame(review, before)) conflicts.add(review.id);
    if (before) continue;
    const row = { ...review, reviewedAt: latestOf(review, receivedAt), receivedAt };
    known.set(review.id, row);
    fresh.push(row);
  }
  const accepted = [...known.values()].filter(({ id }) => !conflicts.has(id));
  return { fresh, accepted, conflicts };
}

function latestOf(review: SubmittedReview, receivedAt: Date): Date {
  return new Date(Math.min(review.reviewedAt, receivedAt.getTime()));
}

function isSame(review: SubmittedReview, logged: LoggedReview): boolean {
  return (
    review.questionId === logged.questionId &&
    review.questionOwnerId === logged.questionOwnerId &&
    review.versionNumber === logged.versionNumber &&
    review.grade === logged.grade &&
    review.timeZone === logged.timeZone &&
    review.spentMs === logged.spentMs &&
    review.certainty === logged.certainty &&
    latestOf(review, logged.receivedAt).getTime() === logged.reviewedAt.getTime()
  );
}

/** What is in the log already was checked when it came. A stranger's question is an unknown one. */
async function requireQuestions(
  transaction: Transaction,
  learner: Learner,
  fresh: readonly LoggedReview[],
  reviews: readonly SubmittedReview[],
): Promise<void> {
  const versions = await transaction.questionVersion.findMany({
    where: {
      ownerId: { in: readableOwners(learner) },
      OR: fresh.map((review) => ({
        ownerId: review.questionOwnerId,
        questionId: review.questionId,
        number: review.versionNumber,
      })),
    },
    select: { ownerId: true, questionId: true, number: true },
  });
  const found = new Set(versions.map((row) => `${row.ownerId} ${row.questionId} ${row.number}`));
  const unknown = fresh.filter(
    (row) => !found.has(`${row.questionOwnerId} ${row.questionId} ${row.versionNumber}`),
  );
  if (unknown.length === 0) return;
  const names = unknown.map((row) => `${row.questionId}, version ${row.versionNumber}`);
  const placeOf = ({ id }: LoggedReview) => reviews.findIndex((review) => review.id === id);
  throw new AppError(
    'invalid-input',
    `There is no question ${names.join('; ')}. Nothing that was sent with it was kept.`,
    Object.fromEntries(
      unknown.map((row) => [`reviews.${placeOf(row)}.questionId`, 'There is no such question.']),
    ),
  );
}

function questionsOf(reviews: readonly LoggedReview[]): LoggedReview[] {
  return [...new Map(reviews.map((review) => [review.questionId, review])).values()];
}
