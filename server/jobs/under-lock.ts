import { z } from 'zod';
import { db } from '#server/db';

const rowsSchema = z.tuple([z.object({ isOurs: z.boolean() })]);

/**
 * Does work that no other process does at the same time, or nothing: 'taken' when one is at it. The lock
 * lives in a transaction that does nothing else, so that it is gone at once with a process that was
 * killed, and works through a pooler too.
 */
export function underLock<T>(
  name: string,
  timeLimitMs: number,
  work: () => Promise<T>,
): Promise<T | 'taken'> {
  return db().$transaction(
    async (transaction) => {
      const rows = await transaction.$queryRaw`
        select
          pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as "isOurs",
          set_config('idle_in_transaction_session_timeout', ${String(timeLimitMs)}, true)`;
      const [{ isOurs }] = rowsSchema.parse(rows);
      return isOurs ? work() : 'taken';
    },
    { timeout: timeLimitMs },
  );
}
