import type { Metadata } from 'next';
import Link from 'next/link';
import { currentLearner } from '#server/auth/current-learner';
import { listBanks } from '#server/bank/list-banks';
import { ImportView } from './import-view';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const banks = await listBanks(await currentLearner());
  return (
    <>
      <p className="eyebrow mb-1">
        <Link href="/banks" className="underline underline-offset-2">
          Banks
        </Link>{' '}
        /{' '}
        <Link href="/import" className="underline underline-offset-2">
          Import
        </Link>
      </p>
      <ImportView
        id={id}
        banks={banks.filter(({ isOwn }) => isOwn).map(({ slug, title }) => ({ slug, title }))}
      />
    </>
  );
}
