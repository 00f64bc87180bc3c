import { z } from 'zod';
import type { Card } from '#core/review/card';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';

/**
 * The questions that a finished quiz of the learner's did not find fully right. `isOpen` says of one
 * whether it is still to be gone over: until it was reviewed once since, and again when it is due.
 */
export async function wrongQuestions(
  learner: Learner | null,
  sessionId: string,
): Promise<{ isOpen: (questionId: string, card: Card, now: Date) => boolean }> {
  const isOwnable = learner !== null && z.uuid().safeParse(sessionId).success;
  const session = isOwnable
    ? await db().quizSession.findUnique({
        where: { ownerId_id: { ownerId: learner.id, id: sessionId } },
        include: { answers: { where: { OR: [{ score: null }, { score: { lt: 1 } }] } } },
      })
    : null;
  if (!session) throw new AppError('not-found', 'There is no such quiz among yours.');
  const finishedAt = session.finishedAt?.getTime();
  if (finishedAt === undefined) {
    throw new AppError('conflict', 'This quiz still runs. Finish it, then go over what was wrong.');
  }
  const wrong = new Set(session.answers.map(({ questionId }) => questionId));
  return {
    isOpen: (questionId, { lastReviewedAt, dueAt }, now) =>
      wrong.has(questionId) && ((lastReviewedAt ?? 0) < finishedAt || dueAt <= now.getTime()),
  };
}
