import type { Metadata } from 'next';
import { currentLearner } from '#server/auth/current-learner';
import { getQuiz } from '#server/quiz/get-quiz';
import { orNotFound } from '../../or-not-found';
import { QuizResults } from './quiz-results';
import { QuizRun } from './quiz-run';

export const metadata: Metadata = { title: 'Quiz' };

export default async function QuizSessionPage({
  params,
}: {
  params: Promise<{ session: string }>;
}) {
  const { session } = await params;
  const quiz = await orNotFound(getQuiz(await currentLearner(), session));
  if (quiz.finishedAt) return <QuizResults quiz={quiz} />;
  return <QuizRun id={quiz.id} questions={quiz.questions} />;
}
