import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { getImport } from './get-import';
import type { ImportState } from './import-state';

/**
 * Gives up an import that was not stored yet. Whoever reads it, in whatever process, notices within a
 * second and ends. Cancelling twice is cancelling once.
 */
export async function cancelImport(learner: Learner, id: string, now: Date): Promise<ImportState> {
  await db().$transaction(async (transaction) => {
    const { count } = await transaction.bankImport.updateMany({
      where: { ownerId: learner.id, id, state: { in: ['reading', 'ready'] } },
      data: { state: 'cancelled', result: Prisma.DbNull, sources: [], byteCount: 0 },
    });
    if (count === 0) return;
    await transaction.bankImportMedia.deleteMany({ where: { ownerId: learner.id, importId: id } });
  });
  const state = await getImport(learner, id, now);
  if (state.state === 'stored') {
    throw new AppError('conflict', 'This import is stored already. Undo it to take it back.');
  }
  return state;
}
