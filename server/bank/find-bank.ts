import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { LIBRARY_OWNER_ID } from './library';
import { readableOwners } from './readable-owners';

export type FoundBank = { ownerId: string; id: string; slug: string; title: string };
type AnyBank = FoundBank & { retiredAt: Date | null };

/**
 * The bank at an address, retired or not: the learner's own wins over one of the library that came
 * to have the same address. Null when there is none, or when it is another learner's.
 */
export async function findBank(learner: Learner | null, slug: string): Promise<AnyBank | null> {
  // PostgreSQL refuses to compare with a text that holds a NUL, as an address may.
  if (slug.includes('\0')) return null;
  const banks = await db().bank.findMany({
    where: { ownerId: { in: readableOwners(learner) }, slug },
    select: { ownerId: true, id: true, slug: true, title: true, retiredAt: true },
  });
  const shown = banks.filter(({ retiredAt }) => retiredAt === null);
  const candidates = shown.length > 0 ? shown : banks;
  const own = candidates.find(({ ownerId }) => ownerId !== LIBRARY_OWNER_ID);
  return own ?? candidates[0] ?? null;
}

/** The learner's own bank at an address; another's, and the library's, are not found. */
export async function requireOwnBank(learner: Learner, slug: string): Promise<FoundBank> {
  const bank = slug.includes('\0')
    ? null
    : await db().bank.findUnique({
        where: { ownerId_slug: { ownerId: learner.id, slug }, retiredAt: null },
        select: { ownerId: true, id: true, slug: true, title: true },
      });
  if (!bank) throw new AppError('not-found', 'There is no such bank among yours.');
  return bank;
}
