import { z } from 'zod';
import { DEFAULT_SCHEDULING } from '#core/review/scheduling';
import type { DatedWeights } from '#core/review/statistics/trace-card';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const rowsSchema = z.array(
  z.object({
    from: z.date().transform(Number),
    weights: z.array(z.number()).length(DEFAULT_SCHEDULING.weights.length),
  }),
);

/** The weights that a learner was scheduled by, one after another: at first those of everyone. */
export async function datedWeights(learner: Learner): Promise<DatedWeights[]> {
  const rows = await db().$queryRaw`
    select fitted_at as "from", weights from memory_model
    where owner_id = ${learner.id}::uuid and kept order by fitted_at`;
  const everyones = { from: Number.NEGATIVE_INFINITY, weights: DEFAULT_SCHEDULING.weights };
  return [everyones, ...rowsSchema.parse(rows)];
}
