import { chooseQuestions } from '#core/quiz/choose-questions';
import type { QuizWish } from '#core/quiz/quiz-wish';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { AppError } from '#server/errors';
import { studyQuestions } from '#server/review/study-questions';

/**
 * Starts a session and settles its questions, in the versions of now. The same seed, topics and kinds
 * under the same id again change nothing; others are a conflict. An open question without key points
 * is never asked, because nothing could be ticked in it.
 */
export async function createQuiz(
  learner: Learner,
  wish: QuizWish,
  now: Date,
): Promise<{ id: string }> {
  const { id, topics, kinds, seed } = wish;
  const candidates = await studyQuestions(learner);
  const gradable = candidates.filter(({ kind, keyPointCount }) => kind !== 'open' || keyPointCount);
  const questions = chooseQuestions(gradable, wish, seed);
  if (questions.length === 0) {
    throw new AppError('invalid-input', 'No question is of these topics and kinds. Ask for more.');
  }
  return learnerTransaction(learner, async (transaction) => {
    const before = await transaction.quizSession.findUnique({
      where: { ownerId_id: { ownerId: learner.id, id } },
    });
    if (before && !isSame(wish, before)) {
      throw new AppError('conflict', 'This id is taken by another of your quizzes.');
    }
    if (before) return { id };
    await transaction.quizSession.create({
      data: { ownerId: learner.id, id, topics, kinds, seed, startedAt: now },
    });
    await transaction.quizAnswer.createMany({
      data: questions.map(({ ownerId, questionId, versionNumber }, position) => ({
        ownerId: learner.id,
        sessionId: id,
        position,
        questionOwnerId: ownerId,
        questionId,
        versionNumber,
      })),
    });
    return { id };
  });
}

function isSame(wish: QuizWish, before: { topics: string[]; kinds: string[]; seed: number }) {
  return (
    wish.seed === before.seed &&
    wish.topics.join('\n') === before.topics.join('\n') &&
    wish.kinds.join('\n') === before.kinds.join('\n')
  );
}
