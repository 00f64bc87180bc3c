import { z } from 'zod';
import { DEFAULT_SCHEDULING, type Scheduling } from '#core/review/scheduling';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';

const rowsSchema = z.tuple([
  z.object({
    weights: z.array(z.number()).length(DEFAULT_SCHEDULING.weights.length).nullable(),
    desiredRetention: z.number().nullable(),
  }),
]);

/**
 * What FSRS is told about a learner: the weights of the latest fit that was kept, and the recall they
 * wish for; what holds for everyone until there are any.
 *
 * @param source the transaction whose view of the rows counts, when there is one
 */
export async function findScheduling(
  learner: Learner | null,
  source: Transaction = db(),
): Promise<Scheduling> {
  if (!learner) return DEFAULT_SCHEDULING;
  const rows = await source.$queryRaw`
    select
      (
        select weights from memory_model
        where owner_id = ${learner.id}::uuid and kept order by fitted_at desc limit 1
      ) as weights,
      (
        select desired_retention from learner_settings where owner_id = ${learner.id}::uuid
      ) as "desiredRetention"`;
  const [{ weights, desiredRetention }] = rowsSchema.parse(rows);
  return {
    weights: weights ?? DEFAULT_SCHEDULING.weights,
    desiredRetention: desiredRetention ?? DEFAULT_SCHEDULING.desiredRetention,
  };
}
