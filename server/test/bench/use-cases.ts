import type { SubmittedReview } from '#core/review/submitted-review';
import { findLearner, type Learner } from '#server/auth/learner';
import { LIBRARY_OWNER_ID } from '#server/bank/library';
import { db } from '#server/db';
import { dueCandidates } from '#server/review/due-candidates';
import { dueCards } from '#server/review/due-cards';
import { recordReviews } from '#server/review/record-reviews';
import { newId } from '#server/uuid';
import { type SeededLearner, seededQuestionId } from './seed-cards';

const DUE_MAX = 50;

/** What a seeded learner does, by the server's own code. */
export type UseCases = {
  ownerId: string;
  /** Which cards come next. */
  due: () => Promise<unknown>;
  /** The same with all that a screen shows of each. */
  page: () => Promise<unknown>;
  answer: (turn: number) => Promise<unknown>;
};

export async function useCasesOf(seeded: SeededLearner): Promise<UseCases> {
  const learner = await learnerOf(seeded);
  return {
    ownerId: learner.id,
    due: () => dueCandidates(learner, new Date(), { limit: DUE_MAX }),
    page: () => dueCards(learner, new Date(), { limit: DUE_MAX, timeZone: 'UTC' }),
    answer: (turn) => recordReviews(learner, [reviewOf(seeded, turn)], new Date()),
  };
}

/** A good answer to one of the learner's questions, each in turn. */
export function reviewOf({ cardCount }: SeededLearner, turn: number): SubmittedReview {
  const now = new Date();
  return {
    id: newId(now),
    questionId: seededQuestionId(1 + (turn % cardCount)),
    questionOwnerId: LIBRARY_OWNER_ID,
    versionNumber: 1,
    grade: 3,
    reviewedAt: now.getTime(),
    timeZone: 'UTC',
    spentMs: 9_000,
    certainty: null,
  };
}

/** Lets go of the database. */
export async function endUseCases(): Promise<void> {
  await db().$disconnect();
}

async function learnerOf({ token }: SeededLearner): Promise<Learner> {
  const found = await findLearner(token, new Date());
  if (!found) throw new Error('The seed made no session for this learner.');
  return found.learner;
}
