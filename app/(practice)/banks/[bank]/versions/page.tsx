import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DifferenceView } from '#app/_editor/difference-view';
import { ButtonLink } from '#app/_ui/button';
import { type DifferenceHunk, textDifference } from '#core/bank/text-difference';
import { currentLearner } from '#server/auth/current-learner';
import type { Learner } from '#server/auth/learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { requireOwnBank } from '#server/bank/find-bank';
import { getBankText } from '#server/bank/get-bank-text';
import { listBankVersions } from '#server/bank/list-bank-versions';
import { orNotFound } from '../../../or-not-found';
import { BankPath } from '../bank-path';
import { VersionForm } from './version-form';

export const metadata: Metadata = { title: 'Versions' };

type Props = {
  params: Promise<{ bank: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What was saved when, and what differs between any two of them. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { bank: slug } = await params;
  const search = await searchParams;
  const learner = await currentLearner();
  if (!learner) notFound();
  const { title } = await orNotFound(requireOwnBank(learner, slug));
  const versions = await orNotFound(listBankVersions(learner, slug));
  const newest = versions[0]?.number ?? 1;
  const to = numberOr(search.to, newest);
  const from = numberOr(search.from, Math.max(1, to - 1));
  return (
    <>
      <BankPath slug={slug} title={title} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">Versions</h1>
        <ButtonLink tone="quiet" href={`/banks/${slug}/edit`}>
          Edit
        </ButtonLink>
      </div>
      <div className="mt-4 grid gap-10 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <VersionForm versions={versions} from={from} to={to} timeZone={await currentTimeZone()} />
        {from === to ? (
          <p className="text-muted">
            {versions.length > 1
              ? 'Choose two different versions to see what differs.'
              : 'There is one version so far. Every save makes another.'}
          </p>
        ) : (
          <section aria-labelledby="difference" className="min-w-0">
            <h2 id="difference" className="text-large">
              From version {from} to version {to}
            </h2>
            <DifferenceView hunks={await differenceOf(learner, slug, from, to)} />
          </section>
        )}
      </div>
    </>
  );
}

async function differenceOf(
  learner: Learner,
  bank: string,
  from: number,
  to: number,
): Promise<DifferenceHunk[]> {
  const [before, after] = await orNotFound(
    Promise.all([getBankText(learner, bank, from), getBankText(learner, bank, to)]),
  );
  return textDifference(before.text, after.text);
}

function numberOr(value: string | string[] | undefined, otherwise: number): number {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : otherwise;
}
