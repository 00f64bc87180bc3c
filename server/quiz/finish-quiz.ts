import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { findSession } from './find-session';

/** Ends a session: what was not answered counts as wrong, and everything may be seen. Twice is once. */
export async function finishQuiz(
  learner: Learner,
  sessionId: string,
  now: Date,
): Promise<{ finishedAt: Date }> {
  await db().quizSession.updateMany({
    where: { ownerId: learner.id, id: sessionId, finishedAt: null },
    data: { finishedAt: now },
  });
  const { finishedAt } = await findSession(learner, sessionId);
  return { finishedAt: finishedAt ?? now };
}
