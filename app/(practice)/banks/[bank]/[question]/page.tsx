import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ClusterLab } from '#app/_cluster/cluster-lab';
import { kindNames } from '#app/_question/names';
import { QuestionHead } from '#app/_question/question-head';
import { shownOrder } from '#app/_question/shown-order';
import { ButtonLink } from '#app/_ui/button';
import { Prose } from '#app/_ui/prose';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { getQuestion } from '#server/bank/get-question';
import { FoldedAnswer } from './folded-answer';
import { PlainAnswer } from './plain-answer';
import { QuestionHistory } from './question-history';

type Props = { params: Promise<{ bank: string; question: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { bank, question } = await params;
  const found = await getQuestion(await currentLearner(), bank, question);
  return found ? { title: found.title, description: `A question of ${found.bankTitle}.` } : {};
}

export default async function QuestionPage({ params }: Props) {
  const { bank, question: key } = await params;
  const learner = await currentLearner();
  const question = await getQuestion(learner, bank, key);
  if (!question) notFound();
  const timeZone = await currentTimeZone();
  const { sim } = question;
  const order = shownOrder(question.body, question.id, 0);
  return (
    <>
      <p className="eyebrow mb-3">
        <Link href="/banks" className="underline underline-offset-2">
          Banks
        </Link>{' '}
        /{' '}
        <Link href={`/banks/${question.bankSlug}`} className="underline underline-offset-2">
          {question.bankTitle}
        </Link>
      </p>
      <div className={sim ? 'grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,35rem)]' : ''}>
        <article className="max-w-[46rem] min-w-0">
          {question.retired && (
            <p className="mb-3 border-s-2 border-not-ready ps-3">
              This question has left its bank. It stays here for those who learned it.
            </p>
          )}
          <QuestionHead question={question}>
            <span>{kindNames[question.kind]}</span>
          </QuestionHead>
          {question.hintHtml && (
            <details className="mt-4">
              <summary className="min-h-11 content-center text-accent">Hint</summary>
              <Prose html={question.hintHtml} className="border-s-2 border-accent ps-4" />
            </details>
          )}
          <FoldedAnswer question={question} order={order} />
          <PlainAnswer question={question} order={order} />
          <Source source={question.source} />
          <QuestionHistory learner={learner} question={question} timeZone={timeZone} />
          <NeighbourLinks bank={question.bankSlug} question={question} />
        </article>
        {sim && (
          <aside aria-label="The answer, running" className="min-w-0">
            <ClusterLab scenario={sim.scenario} view={sim.view} caption={sim.caption} />
          </aside>
        )}
      </div>
    </>
  );
}

function Source({ source }: { source: { document: string; section: string | null } | null }) {
  if (!source) return null;
  return (
    <p className="eyebrow mt-8">
      Drawn from {source.document}
      {source.section && `, ${source.section.replaceAll('-', ' ').replaceAll('/', ' / ')}`}
    </p>
  );
}

function NeighbourLinks({
  bank,
  question,
}: {
  bank: string;
  question: { previousKey: string | null; nextKey: string | null };
}) {
  return (
    <nav aria-label="Questions of this bank" className="mt-8 flex flex-wrap gap-3">
      {question.previousKey && (
        <ButtonLink href={`/banks/${bank}/${question.previousKey}`}>Previous</ButtonLink>
      )}
      {question.nextKey && (
        <ButtonLink href={`/banks/${bank}/${question.nextKey}`}>Next</ButtonLink>
      )}
    </nav>
  );
}
