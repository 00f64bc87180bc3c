import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { listBanks } from '#server/bank/list-banks';
import { listQuestions } from '#server/bank/list-questions';
import { QuestionFilters } from '../question-filters';
import { QuestionList } from '../question-list';
import { readFilter } from '../read-filter';
import { ExportMenu } from './export-menu';

type Props = {
  params: Promise<{ bank: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const bank = await findBank((await params).bank);
  return bank ? { title: bank.title, description: bank.description } : {};
}

export default async function BankPage({ params, searchParams }: Props) {
  const bank = await findBank((await params).bank);
  if (!bank) notFound();
  const filter = readFilter(await searchParams, bank.slug);
  const found = await listQuestions(await currentLearner(), filter);
  const action = `/banks/${bank.slug}`;
  return (
    <>
      <p className="eyebrow">
        <Link href="/banks" className="underline underline-offset-2">
          Banks
        </Link>
      </p>
      <h1 className="text-title">{bank.title}</h1>
      <p className="mt-1 max-w-[68ch]">{bank.description}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href={`/review?bank=${bank.slug}`}>Review this bank</ButtonLink>
        {bank.isOwn && (
          <>
            <ButtonLink href={`${action}/edit`}>Edit</ButtonLink>
            <ButtonLink href={`${action}/versions`}>Versions</ButtonLink>
          </>
        )}
        <ExportMenu bank={bank.slug} />
      </div>
      <h2 className="mt-8 text-large">Questions</h2>
      <QuestionFilters action={action} filter={filter} facets={found.facets} />
      <QuestionList action={action} filter={filter} found={found} />
    </>
  );
}

async function findBank(slug: string) {
  return (await listBanks(await currentLearner())).find((bank) => bank.slug === slug);
}
