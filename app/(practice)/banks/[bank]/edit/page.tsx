import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#app/_ui/button';
import { currentLearner } from '#server/auth/current-learner';
import { requireOwnBank } from '#server/bank/find-bank';
import { getBankText } from '#server/bank/get-bank-text';
import { orNotFound } from '../../../or-not-found';
import { BankPath } from '../bank-path';
import { BankEditor } from './bank-editor';

export const metadata: Metadata = { title: 'Edit' };

export default async function EditPage({ params }: { params: Promise<{ bank: string }> }) {
  const { bank: slug } = await params;
  const learner = await currentLearner();
  if (!learner) notFound();
  const { title } = await orNotFound(requireOwnBank(learner, slug));
  const { text, number } = await orNotFound(getBankText(learner, slug));
  return (
    <>
      <BankPath slug={slug} title={title} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-title">Edit</h1>
        <ButtonLink tone="quiet" href={`/banks/${slug}/versions`}>
          Versions
        </ButtonLink>
      </div>
      <BankEditor key={slug} bank={slug} opened={{ text, number }} />
    </>
  );
}
