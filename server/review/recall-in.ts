import { curveParameters } from '#core/review/fsrs-kernel';
import type { Scheduling } from '#core/review/scheduling';
import { Prisma } from '#prisma/generated/client';

/**
 * The chance to recall `card` at a moment, in SQL: the curve of core/review/fsrs-kernel.ts, for choosing
 * among more cards than are worth fetching. Null where the row has no card.
 */
export function recallIn({ weights }: Scheduling, now: Date): Prisma.Sql {
  const { decay, factor } = curveParameters(weights);
  return Prisma.sql`power(
    1 + ${factor}::float8 * greatest(0, extract(epoch from ${now} - card.last_reviewed_at) / 86400)
      / card.stability,
    ${decay}::float8
  )`;
}
