import { z } from 'zod';
import { dayStartsAt, learnerDay } from '#core/review/learner-day';
import type { Sibling } from '#core/review/siblings';
import type { Learner } from '#server/auth/learner';
import { shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';
import { siblingsOf } from './queue-sql';

export type TodaysReviews = {
  reviewCount: number;
  /** The questions that were first met today. */
  introduced: Sibling[];
};

const rowsSchema = z.tuple([
  z.object({
    reviewCount: z.int(),
    introduced: z.array(z.string().nullable()).transform((all) => all.map(toSibling)),
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
        select coalesce(jsonb_agg(${siblingsOf}), '[]')
        from introduced left join (${shownQuestions})
          on question.owner_id = introduced.question_owner_id
          and question.id = introduced.question_id
      ) as introduced`;
  return rowsSchema.parse(rows)[0];
}

function toSibling(siblings: string | null): Sibling {
  return { siblings };
}
