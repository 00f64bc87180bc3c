import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { AppError } from '#server/errors';
import { type DueCards, dueCards } from '#server/review/due-cards';
import { searchSession } from '#server/review/search-session';
import { orNotFound } from '../or-not-found';
import { Study } from './study';

export const metadata: Metadata = { title: 'Review' };

const CARDS_MAX = 50;

type Address = Record<string, string | string[] | undefined>;

export default async function ReviewPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams;
  const { due, scheduling, settings } = address.ahead
    ? await ownSession(address)
    : await dueNow(address);
  const isNarrowed = [address.bank, address.topic, address.session, address.ahead].some(Boolean);
  if (due.length === 0) return <NothingDue isNarrowed={isNarrowed} />;
  return <Study cards={due} scheduling={scheduling} settings={settings} />;
}

async function dueNow(address: Address): Promise<DueCards> {
  const [bank, topic, session] = [address.bank, address.topic, address.session].map(onlyText);
  const wish = { limit: CARDS_MAX, timeZone: await currentTimeZone(), bank, topic, session };
  const due = dueCards(await currentLearner(), new Date(), wish);
  return orNotFound(due.catch(backToTheQuiz(session)));
}

/** Cards that a search finds. A mistake in it is shown where searches are written. */
async function ownSession(address: Address): Promise<DueCards> {
  const search = onlyText(address.search) ?? '';
  const { ahead, minutes } = sessionSchema.parse(address);
  const wish = { search, ahead, minutes, limit: CARDS_MAX, timeZone: await currentTimeZone() };
  return searchSession(await currentLearner(), new Date(), wish).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error;
    redirect(`/cards?${new URLSearchParams({ search })}`);
  });
}

/** An address that says something else asks for what is due, for as long as it takes. */
const sessionSchema = z.object({
  ahead: z.union([z.literal('all'), z.coerce.number().int().min(0).max(365)]).catch(0),
  minutes: z.coerce.number().int().min(1).max(600).optional().catch(undefined),
});

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
