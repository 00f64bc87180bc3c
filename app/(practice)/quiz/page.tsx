import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { questionFacets } from '#server/bank/question-facets';
import { listQuizzes } from '#server/quiz/list-quizzes';
import { PastQuizzes } from './past-quizzes';
import { QuizForm } from './quiz-form';

export const metadata: Metadata = { title: 'Quiz' };

export default function QuizPage() {
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <Quiz />
    </Suspense>
  );
}

async function Quiz() {
  const learner = await currentLearner();
  const [facets, quizzes, timeZone] = await Promise.all([
    questionFacets(learner, {}),
    listQuizzes(learner),
    currentTimeZone(),
  ]);
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <section>
        <h1 className="text-title">Quiz</h1>
        <p className="mt-1 max-w-[60ch] text-muted">
          Answers are marked at the end, each choice explained. Nothing is timed.
        </p>
        <QuizForm topics={facets.topics} kinds={facets.kinds} />
      </section>
      <PastQuizzes quizzes={quizzes} timeZone={timeZone} />
    </div>
  );
}
