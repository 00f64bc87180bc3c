import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { getBankText } from '#server/bank/get-bank-text';
import { orNotFound } from '../../../or-not-found';
import { BankEditor } from './bank-editor';

export const metadata: Metadata = { title: 'Edit' };

export default async function EditPage({ params }: { params: Promise<{ bank: string }> }) {
  const { bank } = await params;
  const learner = await currentLearner();
  if (!learner) notFound();
  const { text, number } = await orNotFound(getBankText(learner, bank));
  return (
    <>
      <p className="eyebrow">
        <Link href="/banks" className="underline underline-offset-2">
          Banks
        </Link>{' '}
        /{' '}
        <Link href={`/banks/${bank}`} className="underline underline-offset-2">
          {bank}
        </Link>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">Edit</h1>
        <ButtonLink tone="quiet" href={`/banks/${bank}/versions`}>
          Versions
        </ButtonLink>
      </div>
      <BankEditor key={bank} bank={bank} opened={{ text, number }} />
    </>
  );
}
