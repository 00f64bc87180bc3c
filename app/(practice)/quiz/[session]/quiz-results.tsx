import Link from 'next/link';
import { BodyAnswered } from '#app/_question/body-answered';
import { topicName } from '#app/_question/names';
import { SpokenAnswer } from '#app/_question/spoken-answer';
import { ButtonLink } from '#app/_ui/button';
import { InlineProse, Prose } from '#app/_ui/prose';
import { type State, StateMark } from '#app/_ui/state-mark';
import type { FinishedQuiz, QuizResult } from '#server/quiz/get-quiz';
import { pickedIn, YourAnswer } from './your-answer';

/** What was right, why, and the way back to what was not. */
export function QuizResults({ quiz }: { quiz: FinishedQuiz }) {
  const wrong = quiz.questions.filter(({ score }) => score < 1);
  const right = quiz.questions.length - wrong.length;
  return (
    <>
      <h1 className="text-display tabular">{Math.round(quiz.score * 100)} %</h1>
      <p className="mt-1 text-large text-muted">
        {right} of {quiz.questions.length} wholly right.{' '}
        {wrong.length === 0 && 'Nothing to go back to.'}
      </p>
      <div className="mt-5 flex flex-wrap gap-3">
        {wrong.length > 0 && (
          <ButtonLink href={`/review?session=${quiz.id}`} tone="primary">
            {wrong.length === 1
              ? 'Review the one that was wrong'
              : `Review the ${wrong.length} that were wrong`}
          </ButtonLink>
        )}
        <ButtonLink href="/quiz" tone={wrong.length > 0 ? 'plain' : 'primary'}>
          Another quiz
        </ButtonLink>
      </div>
      <ScoreByTopic questions={quiz.questions} />
      <h2 className="mt-10 text-title">Question by question</h2>
      <ol className="mt-2 max-w-[52rem]">
        {quiz.questions.map((result) => (
          <li key={result.position} className="border-b border-line">
            <Result result={result} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Result({ result }: { result: QuizResult }) {
  const { question, order, response, score } = result;
  const { state, word } = outcome(result);
  return (
    <details open={score < 1} className="group">
      <summary className="flex min-h-13 items-center gap-3 py-2">
        <StateMark state={state} />
        <InlineProse html={question.titleHtml} className="grow font-semibold" />
        <span className="eyebrow whitespace-nowrap">{word}</span>
      </summary>
      <div className="pb-6 ps-6">
        {question.stemHtml && <Prose html={question.stemHtml} />}
        <YourAnswer result={result} />
        <BodyAnswered body={question.body} order={order} picked={pickedIn(response)} />
        <details className="mt-4" open={question.kind === 'open'}>
          <summary className="min-h-11 content-center text-accent">
            The answer in words, and its key points
          </summary>
          <SpokenAnswer answerHtml={question.answerHtml} keyPointsHtml={question.keyPointsHtml} />
        </details>
        <p className="mt-4">
          <Link
            href={`/banks/${question.bankSlug}/${question.key}`}
            className="text-accent underline underline-offset-2"
          >
            {question.sim ? 'Run it on this question’s page' : 'This question’s page'}
          </Link>
        </p>
      </div>
    </details>
  );
}

function outcome({ response, score }: QuizResult): { state: State; word: string } {
  if (!response) return { state: 'pending', word: 'not answered' };
  if (score === 1) return { state: 'ready', word: 'right' };
  if (score === 0) return { state: 'failed', word: 'wrong' };
  return { state: 'not-ready', word: `${Math.round(score * 100)} % right` };
}

function ScoreByTopic({ questions }: { questions: QuizResult[] }) {
  const topics = [...new Set(questions.flatMap(({ question }) => question.topics))];
  return (
    <section aria-labelledby="by-topic" className="mt-10 max-w-[32rem]">
      <h2 id="by-topic" className="text-large">
        By topic
      </h2>
      <table className="mt-1 w-full">
        <thead className="sr-only">
          <tr>
            <th>Topic</th>
            <th>Score</th>
            <th>Questions</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => {
            const scores = questions
              .filter(({ question }) => question.topics.includes(topic))
              .map(({ score }) => score);
            const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
            return (
              <tr key={topic} className="tabular border-b border-line">
                <th scope="row" className="py-2 text-start font-normal">
                  {topicName(topic)}
                </th>
                <td className="text-end">{Math.round(mean * 100)} %</td>
                <td className="eyebrow w-28 text-end">
                  {scores.length} {scores.length === 1 ? 'question' : 'questions'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
