import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { listBanks } from '#server/bank/list-banks';
import { listQuestions } from '#server/bank/list-questions';
import { QuestionFilters } from './question-filters';
import { QuestionList } from './question-list';
import { readFilter } from './read-filter';

export const metadata: Metadata = { title: 'Banks' };

type Search = Record<string, string | string[] | undefined>;

export default function BanksPage({ searchParams }: { searchParams: Promise<Search> }) {
  return (
    <>
      <h1 className="text-title">Banks</h1>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Library searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Library({ searchParams }: { searchParams: Promise<Search> }) {
  const filter = readFilter(await searchParams);
  const learner = await currentLearner();
  const [banks, found] = await Promise.all([listBanks(learner), listQuestions(learner, filter)]);
  return (
    <>
      {banks.length === 0 && (
        <p className="mt-3 max-w-[68ch]">
          No bank is loaded. Put a Markdown file into <code>content/</code> and run{' '}
          <code>npm run readyz -- bank load</code>.
        </p>
      )}
      <ul className="mt-4 grid gap-4 md:grid-cols-2">
        {banks.map((bank) => (
          <li key={bank.slug} className="border-s-2 border-accent ps-4">
            <h2 className="text-large">
              <Link href={`/banks/${bank.slug}`} className="hover:underline">
                {bank.title}
              </Link>
            </h2>
            <p className="max-w-[60ch] text-muted">{bank.description}</p>
            <p className="eyebrow tabular mt-1">
              {bank.questionCount} questions · {bank.topics.length} topics · {bank.license}
            </p>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 text-large">All questions</h2>
      <QuestionFilters action="/banks" filter={filter} facets={found.facets} />
      <QuestionList action="/banks" filter={filter} found={found} />
    </>
  );
}
