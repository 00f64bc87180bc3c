import { z } from 'zod';
import { dayStartsAt, learnerDay } from '#core/review/learner-day';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

export type TodaysReviews = {
  reviewCount: number;
  /** The questions that were first met today. */
  introduced: { ownerId: string; questionId: string }[];
};

const rowsSchema = z.tuple([
  z.object({
    reviewCount: z.int(),
    introduced: z.array(z.object({ ownerId: z.string(), questionId: z.string() })),
  }),
]);

/** What a learner did on their day so far. Undone reviews are none. */
export async function todaysReviews(
  learner: Learner | null,
  now: Date,
  timeZone: string,
): Promise<TodaysReviews> {
  if (!learner) return { reviewCount: 0, introduced: [] };
  const start = new Date(dayStartsAt(learnerDay(now.getTime(), timeZone), timeZone));
  const rows = await db().$queryRaw`
    with today as (
      select r.question_owner_id, r.question_id
      from review r
      where r.owner_id = ${learner.id}::uuid and r.reviewed_at >= ${start}
        and not exists (
          select from review_undo u where u.owner_id = r.owner_id and u.review_id = r.id
        )
    ), introduced as (
      select distinct t.question_owner_id, t.question_id
      from today t
      where not exists (
        select from review r
        where r.owner_id = ${learner.id}::uuid and r.question_id = t.question_id
          and r.reviewed_at < ${start}
          and not exists (
            select from review_undo u where u.owner_id = r.owner_id and u.review_id = r.id
          )
      )
    )
    select
      (select count(*)::int from today) as "reviewCount",
      (
        select coalesce(
          jsonb_agg(jsonb_build_object('ownerId', question_owner_id, 'questionId', question_id)),
          '[]'
        )
        from introduced
      ) as introduced`;
  return rowsSchema.parse(rows)[0];
}
