import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { meanScore } from './mean-score';

export type QuizSummary = {
  id: string;
  startedAt: Date;
  /** Null while it runs. */
  finishedAt: Date | null;
  /** Empty for any. */
  topics: string[];
  questionCount: number;
  answeredCount: number;
  /** 0 to 1, unanswered questions counting as 0; 0 while it runs, because it would tell the key. */
  score: number;
};

const SHOWN_MAX = 20;

/** A learner's latest sessions, newest first. */
export async function listQuizzes(learner: Learner | null): Promise<QuizSummary[]> {
  if (!learner) return [];
  const sessions = await db().quizSession.findMany({
    where: { ownerId: learner.id },
    orderBy: { startedAt: 'desc' },
    take: SHOWN_MAX,
    include: { answers: { select: { score: true } } },
  });
  return sessions.map(({ id, startedAt, finishedAt, topics, answers }) => ({
    id,
    startedAt,
    finishedAt,
    topics,
    questionCount: answers.length,
    answeredCount: answers.filter(({ score }) => score !== null).length,
    score: finishedAt ? meanScore(answers) : 0,
  }));
}
