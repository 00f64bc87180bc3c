import { z } from 'zod';
import { dayStartsAt, learnerDay } from '#core/review/learner-day';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const rowsSchema = z.tuple([z.object({ reviewCount: z.int(), newCount: z.int() })]);

/** Reviews of the learner's day so far, and questions that were first met in it. Undone ones are none. */
export type ReviewCounts = z.infer<typeof rowsSchema>[0];

export async function reviewCounts(
  learner: Learner | null,
  now: Date,
  timeZone: string,
): Promise<ReviewCounts> {
  if (!learner) return { reviewCount: 0, newCount: 0 };
  const start = new Date(dayStartsAt(learnerDay(now.getTime(), timeZone), timeZone));
  const rows = await db().$queryRaw`
    with today as (
      select r.question_id
      from review r
      where r.owner_id = ${learner.id}::uuid and r.reviewed_at >= ${start}
        and not exists (
          select from review_undo u where u.owner_id = r.owner_id and u.review_id = r.id
        )
    )
    select
      count(*)::int as "reviewCount",
      count(distinct t.question_id) filter (where not exists (
        select from review r
        where r.owner_id = ${learner.id}::uuid and r.question_id = t.question_id
          and r.reviewed_at < ${start}
          and not exists (
            select from review_undo u where u.owner_id = r.owner_id and u.review_id = r.id
          )
      ))::int as "newCount"
    from today t`;
  return rowsSchema.parse(rows)[0];
}
