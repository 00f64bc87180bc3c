import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { AppError } from '#server/errors';
import { dueCards } from '#server/review/due-cards';
import { orNotFound } from '../or-not-found';
import { Study } from './study';

export const metadata: Metadata = { title: 'Review' };

const CARDS_MAX = 50;

type Search = Record<string, string | string[] | undefined>;

export default async function ReviewPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const [bank, topic, session] = [search.bank, search.topic, search.session].map(onlyText);
  const learner = await currentLearner();
  const timeZone = await currentTimeZone();
  const wish = { limit: CARDS_MAX, timeZone, bank, topic, session };
  const { due, scheduling } = await orNotFound(
    dueCards(learner, new Date(), wish).catch(backToTheQuiz(session)),
  );
  if (due.length === 0) return <NothingDue isNarrowed={Boolean(bank || topic || session)} />;
  return <Study cards={due} scheduling={scheduling} />;
}

/** A quiz that still runs shows no key: its questions are reviewed when it is over. */
function backToTheQuiz(session: string | undefined) {
  return (error: unknown): never => {
    if (error instanceof AppError && error.code === 'conflict') redirect(`/quiz/${session}`);
    throw error;
  };
}

/** What the address says once; nothing when it is empty or said twice. */
function onlyText(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function NothingDue({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <section className="max-w-[46rem]">
      <h1 className="text-title">Nothing is due {isNarrowed ? 'here' : 'now'}</h1>
      <p className="mt-2">
        What you answered comes back when you are about to forget it, and today’s new questions have
        all been shown. A quiz asks without waiting.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/quiz" tone="primary">
          Take a quiz
        </ButtonLink>
        {isNarrowed && <ButtonLink href="/review">Review everything</ButtonLink>}
        <ButtonLink href="/banks">Browse the banks</ButtonLink>
      </div>
    </section>
  );
}
