import { z } from 'zod';
import { learnerDay } from '#core/review/learner-day';
import { type Streak, streak } from '#core/review/statistics/streak';
import { studiedDays } from '#core/review/statistics/studied-days';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const rowsSchema = z.array(z.object({ atMs: z.number(), timeZone: z.string() }));

/**
 * How many days in a row a learner has studied. A quarter of an hour lies within one of the learner's
 * days in every zone, so its last answer stands for all of them.
 */
export async function findStreak(
  learner: Learner | null,
  now: Date,
  timeZone: string,
): Promise<Streak> {
  const today = { day: learnerDay(now.getTime(), timeZone), timeZone };
  if (!learner) return streak([], today);
  const rows = await db().$queryRaw`
    select
      time_zone as "timeZone", max(date_part('epoch', reviewed_at) * 1000) as "atMs"
    from review
    where owner_id = ${learner.id}::uuid
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )
    group by time_zone, floor(date_part('epoch', reviewed_at) / 900)`;
  return streak(studiedDays(rowsSchema.parse(rows)), today);
}
