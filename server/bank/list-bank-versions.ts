import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import type { DifferenceCounts } from './count-difference';
import { requireOwnBank } from './find-bank';

export type BankVersion = DifferenceCounts & { number: number; createdAt: Date; origin: string };

const VERSIONS_MAX = 1_000;

/** The texts that a learner's own bank had, newest first. */
export async function listBankVersions(learner: Learner, slug: string): Promise<BankVersion[]> {
  const { ownerId, id: bankId } = await requireOwnBank(learner, slug);
  return db().bankText.findMany({
    where: { ownerId, bankId },
    orderBy: { number: 'desc' },
    take: VERSIONS_MAX,
    select: {
      number: true,
      createdAt: true,
      origin: true,
      added: true,
      changed: true,
      retired: true,
      unchanged: true,
    },
  });
}
