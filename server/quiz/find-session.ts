import { z } from 'zod';
import type { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';

const include = {
  answers: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.QuizSessionInclude;

/** A session with its answers in the order of their places. */
export type FoundSession = Prisma.QuizSessionGetPayload<{ include: typeof include }>;

/** Throws `not-found` unless it is the learner's own. */
export async function findSession(learner: Learner | null, id: string): Promise<FoundSession> {
  const isOwnable = learner !== null && z.uuid().safeParse(id).success;
  const session = isOwnable
    ? await db().quizSession.findUnique({
        where: { ownerId_id: { ownerId: learner.id, id } },
        include,
      })
    : null;
  if (!session) throw new AppError('not-found', 'There is no such quiz among yours.');
  return session;
}

/** How the bank names the version that an answer is about. */
export function versionOf(answer: FoundSession['answers'][number]) {
  return {
    ownerId: answer.questionOwnerId,
    questionId: answer.questionId,
    versionNumber: answer.versionNumber,
  };
}
