import type { Metadata } from 'next';
import Link from 'next/link';
import { currentLearner } from '#server/auth/current-learner';
import { currentTimeZone } from '#server/auth/time-zone';
import { listImports } from '#server/import/list-imports';
import { ImportStart } from './import-start';
import { PastImports } from './past-imports';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportStartPage() {
  const imports = await listImports(await currentLearner(), new Date());
  return (
    <>
      <p className="eyebrow mb-1">
        <Link href="/banks" className="underline underline-offset-2">
          Banks
        </Link>
      </p>
      <h1 className="text-title">Import questions</h1>
      <p className="mt-1 max-w-[68ch] text-muted">
        What you bring becomes a bank of your own. First you see every question beside the lines
        that it was read from, and whatever could not be read, with the reason.
      </p>
      <div className="mt-6 grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ImportStart />
        <PastImports initial={imports} timeZone={await currentTimeZone()} />
      </div>
    </>
  );
}
