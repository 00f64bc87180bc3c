import { assert } from '#core/assert';
import { gradeResponse } from '#core/quiz/grade-response';
import type { Response } from '#core/quiz/response';
import { toAuthored } from '#core/quiz/to-authored';
import type { Learner } from '#server/auth/learner';
import { getQuestionBodies } from '#server/bank/get-question-bodies';
import { getQuestionVersions } from '#server/bank/get-question-versions';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { findSession, versionOf } from './find-session';
import { shownOrder } from './shown-order';

/** What an open answer is compared with. */
export type Reveal = { keyPointsHtml: string[]; answerHtml: string | null };

/**
 * Keeps and scores the answer to one place of a running session; a later one takes its place. The
 * score stays here until the session is finished. `response` counts by places as shown. An open
 * answer that was not yet compared gets what to compare it with.
 */
export async function answerQuestion(
  learner: Learner,
  place: { sessionId: string; position: number },
  { response, spentMs }: { response: Response; spentMs: number },
  now: Date,
): Promise<{ reveal: Reveal | null }> {
  const session = await findSession(learner, place.sessionId);
  const answer = session.answers[place.position];
  if (!answer) throw new AppError('not-found', 'This quiz has no such question.');
  const [question] = await getQuestionBodies([versionOf(answer)]);
  assert(question, 'a session asks versions that are stored');
  const { body, keyPoints } = question;
  if (response.kind !== body.kind) {
    const message = `This question is of the kind ${body.kind}.`;
    throw new AppError('invalid-input', message, { 'response.kind': message });
  }
  const authored = toAuthored(response, shownOrder(body, session.seed, place.position));
  const { score } = gradeResponse(body, keyPoints, authored);
  const { count } = await db().quizAnswer.updateMany({
    where: {
      ownerId: learner.id,
      sessionId: session.id,
      position: place.position,
      session: { finishedAt: null },
    },
    data: { response: authored, score, spentMs, answeredAt: now },
  });
  if (count === 0)
    throw new AppError('conflict', 'This quiz is finished; answers are as they are.');
  const isToCompare = response.kind === 'open' && response.ticked === null;
  return { reveal: isToCompare ? await revealOf(versionOf(answer)) : null };
}

async function revealOf(version: ReturnType<typeof versionOf>): Promise<Reveal> {
  const [question] = await getQuestionVersions([version]);
  assert(question, 'a session asks versions that are stored');
  return { keyPointsHtml: question.keyPointsHtml, answerHtml: question.answerHtml };
}
