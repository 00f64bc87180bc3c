import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ButtonLink } from '#app/_ui/button';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { listBanks } from '#server/bank/list-banks';
import { listQuestions } from '#server/bank/list-questions';
import { BankCards } from './bank-cards';
import { NewBank } from './new-bank';
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
  const own = banks.filter(({ isOwn }) => isOwn);
  const library = banks.filter(({ isOwn }) => !isOwn);
  return (
    <>
      <div className="mt-4 flex flex-wrap gap-3">
        <ButtonLink href="/import">Import questions</ButtonLink>
        <NewBank />
      </div>
      {own.length > 0 && (
        <>
          <h2 className="mt-8 text-large">Yours</h2>
          <BankCards banks={own} />
        </>
      )}
      <h2 className="mt-8 text-large">The library</h2>
      {library.length === 0 && (
        <p className="mt-3 max-w-[68ch]">
          No bank is loaded. Put a Markdown file into <code>content/</code> and run{' '}
          <code>npm run readyz -- bank load</code>.
        </p>
      )}
      <BankCards banks={library} />
      <h2 className="mt-10 text-large">All questions</h2>
      <QuestionFilters action="/banks" filter={filter} facets={found.facets} />
      <QuestionList action="/banks" filter={filter} found={found} />
    </>
  );
}
