import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Skeleton } from '#app/_ui/skeleton';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { searchCards } from '#server/review/search-cards';
import { CardList } from './card-list';
import { SearchForm } from './search-form';
import { SearchHelp } from './search-help';

export const metadata: Metadata = { title: 'Cards' };

type Address = { [name: string]: string | string[] | undefined };

/** Every question as a card of one's own: found by what it is, what was answered, what was said of it. */
export default function CardsPage({ searchParams }: { searchParams: Promise<Address> }) {
  return (
    <>
      <h1 className="text-title">Cards</h1>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Found searchParams={searchParams} />
      </Suspense>
    </>
  );
}

async function Found({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams;
  const text = typeof address.search === 'string' ? address.search : '';
  const after = typeof address.after === 'string' ? address.after : undefined;
  const now = new Date();
  const found = await searchCards(await currentLearner(), text, {
    now,
    timeZone: await currentTimeZone(),
    after,
  });
  return (
    <>
      <SearchForm text={text} problem={'problem' in found ? found.problem : null} />
      <SearchHelp />
      {'cards' in found && <CardList text={text} found={found} now={now} />}
    </>
  );
}
