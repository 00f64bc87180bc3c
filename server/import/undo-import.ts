import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { readText } from '#server/bank/read-text';
import { storeBanks } from '#server/bank/store-banks';
import { storeText } from '#server/bank/store-text';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { findImport } from './find-import';
import { getImport } from './get-import';
import type { ImportState } from './import-state';

const TIMEOUT_MS = 120_000;

/**
 * Takes a whole import back: its bank gets the text that it had before, or is retired when it began
 * with the import. Texts, pictures and reviews stay, so that importing again finds what people
 * remember. Twice is once.
 */
export async function undoImport(learner: Learner, id: string, now: Date): Promise<ImportState> {
  const { state, bankId, textNumberBefore } = await findImport(learner, id);
  if (state !== 'undone') {
    if (state !== 'stored' || bankId === null) {
      throw new AppError('conflict', 'This import was not stored, so nothing is to be undone.');
    }
    const before = textNumberBefore && (await readBefore(learner, bankId, textNumberBefore));
    await learnerTransaction(
      learner,
      async (transaction) => {
        const { count } = await transaction.bankImport.updateMany({
          where: { ownerId: learner.id, id, state: 'stored' },
          data: { state: 'undone', result: Prisma.DbNull, sources: [], byteCount: 0 },
        });
        if (count === 0) return;
        if (before) await storeText(transaction, learner, { ...before, origin: 'undo' }, now);
        else await storeBanks(transaction, learner.id, { banks: [], goneIds: [bankId] }, now);
      },
      TIMEOUT_MS,
    );
  }
  return getImport(learner, id, now);
}

/** A text that was stored once had no errors. */
async function readBefore(learner: Learner, bankId: string, number: number) {
  const { text } = await db().bankText.findUniqueOrThrow({
    where: { ownerId_bankId_number: { ownerId: learner.id, bankId, number } },
  });
  const { frontMatter, questions } = await readText(text);
  if (!frontMatter) throw new AppError('conflict', 'The text before this import cannot be read.');
  return { text, frontMatter, questions };
}
