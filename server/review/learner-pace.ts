import { z } from 'zod';
import { gradeSchema } from '#core/review/submitted-review';
import { type Pace, paceOf } from '#core/review/time-estimate';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

const rowsSchema = z.array(
  z.object({
    phase: z.enum(['learning', 'review', 'relearning']),
    grade: gradeSchema,
    spentMs: z.int(),
  }),
);

/** The pace of today, not of last year. */
const REVIEWS_MAX = 500;

/**
 * How fast a learner was of late. What a review was about is read off the log around it: the steps of
 * a sitting follow each other within half a day, and those of a first learning follow the first review.
 */
export async function learnerPace(learner: Learner | null): Promise<Pace> {
  if (!learner) return paceOf([]);
  const rows = await db().$queryRaw`
    select
      case
        when before.last is null or before.first > review.reviewed_at - interval '12 hours'
          then 'learning'
        when before.last > review.reviewed_at - interval '12 hours' then 'relearning'
        else 'review'
      end as phase,
      review.grade, review.spent_ms as "spentMs"
    from (
      select * from review where owner_id = ${learner.id}::uuid
      order by reviewed_at desc limit ${REVIEWS_MAX}
    ) review
    cross join lateral (
      select min(earlier.reviewed_at) as first, max(earlier.reviewed_at) as last
      from review as earlier
      where earlier.owner_id = review.owner_id and earlier.question_id = review.question_id
        and earlier.reviewed_at < review.reviewed_at
    ) before`;
  return paceOf(rowsSchema.parse(rows));
}
