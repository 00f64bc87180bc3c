import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';

/** A process that reads says so each second; after this long it is taken as gone. */
const SILENCE_MS_MAX = 15_000;

/** A learner's import; throws `not-found` on any other. */
export async function findImport(learner: Learner, id: string) {
  const found = await db().bankImport.findUnique({
    where: { ownerId_id: { ownerId: learner.id, id } },
  });
  if (!found) throw new AppError('not-found', 'There is no such import among yours.');
  return found;
}

/** Ends what was being read by a process that is no more, as after a restart. */
export async function failSilentImports(learner: Learner, now: Date): Promise<void> {
  await db().bankImport.updateMany({
    where: {
      ownerId: learner.id,
      state: 'reading',
      heardAt: { lt: new Date(now.getTime() - SILENCE_MS_MAX) },
    },
    data: {
      state: 'failed',
      problem: 'Readyz was stopped while it read this. Nothing was written; bring it again.',
      byteCount: 0,
    },
  });
}

/** The address of the bank that an import became; null where there is none. */
export async function bankSlugOf(learner: Learner, bankId: string | null): Promise<string | null> {
  if (bankId === null) return null;
  const bank = await db().bank.findUnique({
    where: { ownerId_id: { ownerId: learner.id, id: bankId } },
    select: { slug: true },
  });
  return bank?.slug ?? null;
}
