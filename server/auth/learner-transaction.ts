import type { Prisma } from '#prisma/generated/client';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import type { Learner } from './learner';

export type Transaction = Prisma.TransactionClient;

/** As long as a person waits; the queue of one learner's own writes is all there is to wait for. */
const WAIT_MS_MAX = 10_000;
const TIMEOUT_MS = 15_000;

/**
 * Does a learner's work in one transaction, and one learner's transactions one after another: what is
 * computed from their rows cannot be overtaken by another request of theirs.
 */
export function learnerTransaction<T>(
  learner: Learner,
  work: (transaction: Transaction) => Promise<T>,
  timeout = TIMEOUT_MS,
): Promise<T> {
  return db().$transaction(
    async (transaction) => {
      const locked =
        await transaction.$executeRaw`select from learner where id = ${learner.id}::uuid for no key update`;
      if (locked === 0) throw new AppError('not-signed-in', 'This guest no longer exists.');
      return work(transaction);
    },
    { maxWait: WAIT_MS_MAX, timeout },
  );
}
