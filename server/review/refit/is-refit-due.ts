import { z } from 'zod';
import { isFitDue } from '#core/review/fit-memory';
import { learnerDay } from '#core/review/learner-day';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const countsSchema = z.tuple([z.object({ reviewCount: z.int(), countAtLast: z.int().nullable() })]);

/**
 * Whether a learner's weights are to be fitted now: their log has grown by enough, and 4 a.m. has come
 * where they were since they last reviewed. So it is done in their night, or, where Readyz sleeps at
 * night, before they begin the day; the due dates of cards never change within a sitting.
 */
export async function isRefitDue(learner: Learner, now: Date): Promise<boolean> {
  const ownerId = learner.id;
  const last = await db().review.findFirst({
    where: { ownerId },
    orderBy: { reviewedAt: 'desc' },
    select: { reviewedAt: true, timeZone: true },
  });
  if (!last || !isLaterDay(now, last)) return false;
  const rows = await db().$queryRaw`
    select
      (
        select count(*)::int from review
        where review.owner_id = ${ownerId}::uuid and not exists (
          select from review_undo as undo
          where undo.owner_id = review.owner_id and undo.review_id = review.id
        )
      ) as "reviewCount",
      (
        select review_count from memory_model where owner_id = ${ownerId}::uuid
        order by fitted_at desc limit 1
      ) as "countAtLast"`;
  const [{ reviewCount, countAtLast }] = countsSchema.parse(rows);
  return isFitDue(reviewCount, countAtLast);
}

function isLaterDay(now: Date, last: { reviewedAt: Date; timeZone: string }): boolean {
  const { reviewedAt, timeZone } = last;
  return learnerDay(now.getTime(), timeZone) > learnerDay(reviewedAt.getTime(), timeZone);
}
