import Link from 'next/link';
import { topicName } from '#app/_question/names';
import type { QuizSummary } from '#server/quiz/list-quizzes';

/** Earlier sessions, newest first, the unfinished ones to go on with. */
export function PastQuizzes({ quizzes, timeZone }: { quizzes: QuizSummary[]; timeZone: string }) {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone });
  return (
    <aside aria-labelledby="past-quizzes">
      <h2 id="past-quizzes" className="text-large">
        Your quizzes
      </h2>
      {quizzes.length === 0 && (
        <p className="mt-2 text-muted">None yet. The first takes five minutes.</p>
      )}
      <ul className="mt-2">
        {quizzes.map((quiz) => (
          <li key={quiz.id} className="border-b border-line">
            <Link href={`/quiz/${quiz.id}`} className="block py-3 hover:bg-sunken">
              <span className="tabular block font-medium">
                {quiz.finishedAt
                  ? `${Math.round(quiz.score * 100)} % of ${quiz.questionCount}`
                  : `${quiz.answeredCount} of ${quiz.questionCount} answered: go on`}
              </span>
              <span className="eyebrow">
                {day.format(quiz.startedAt)} ·{' '}
                {quiz.topics.length > 0 ? quiz.topics.map(topicName).join(', ') : 'all topics'}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </aside>
  );
}
