import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { requireOwnBank } from './find-bank';

export type BankText = { text: string; number: number; createdAt: Date; origin: string };

/** The text of a learner's own bank: the newest one, or the one of a number. */
export async function getBankText(
  learner: Learner,
  slug: string,
  number?: number,
): Promise<BankText> {
  const { ownerId, id: bankId } = await requireOwnBank(learner, slug);
  const found = await db().bankText.findFirst({
    where: { ownerId, bankId, number },
    orderBy: { number: 'desc' },
    select: { text: true, number: true, createdAt: true, origin: true },
  });
  if (!found) throw new AppError('not-found', 'There is no such version of this bank.');
  return found;
}
