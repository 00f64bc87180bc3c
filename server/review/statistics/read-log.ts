import { z } from 'zod';
import { clockIn } from '#core/review/statistics/clock-in';
import type { ClockedReview } from '#core/review/statistics/trace-card';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { reviewsWithin, type StatisticsScope } from './statistics-scope';

/**
 * A row for each question and zone rather than for each review, and in it the reviews as numbers one
 * after another: a hundred thousand rows take the driver four times as long.
 */
const rowsSchema = z.array(
  z.object({
    questionId: z.string(),
    timeZone: z.string(),
    log: z.instanceof(Uint8Array),
  }),
);

/** Moment in ms, time in ms, grade, and certainty or -1, as the query packs them. */
const REVIEW_BYTES = 8 + 4 + 2 + 2;

/** The reviews of a learner that were not taken back: by question, each with its own in order. */
export async function readLog(
  learner: Learner,
  scope: StatisticsScope = {},
): Promise<ClockedReview[][]> {
  const rows = await db().$queryRaw`
    select
      review.question_id as "questionId", review.time_zone as "timeZone",
      string_agg(
        int8send((date_part('epoch', review.reviewed_at) * 1000)::int8)
          || int4send(review.spent_ms)
          || int2send(review.grade)
          || int2send(coalesce(review.certainty, -1::int2)),
        ''::bytea order by review.reviewed_at, review.id
      ) as log
    from review
    where review.owner_id = ${learner.id}::uuid
      and ${reviewsWithin(learner, scope)}
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )
    group by review.question_id, review.time_zone`;
  const logs = new Map<string, ClockedReview[]>();
  for (const { questionId, timeZone, log } of rowsSchema.parse(rows)) {
    const clock = clockIn(timeZone);
    const own = logs.get(questionId);
    // Only who changed their zone has reviews of a question in two rows.
    if (own) logs.set(questionId, merge(own, unpack(log, clock)));
    else logs.set(questionId, unpack(log, clock));
  }
  return [...logs.values()];
}

function unpack(log: Uint8Array, clock: ClockedReview['clock']): ClockedReview[] {
  const bytes = new DataView(log.buffer, log.byteOffset, log.byteLength);
  return Array.from({ length: log.byteLength / REVIEW_BYTES }, (_, index) => {
    const at = index * REVIEW_BYTES;
    const certainty = bytes.getInt16(at + 14);
    return {
      reviewedAt: Number(bytes.getBigInt64(at)),
      spentMs: bytes.getInt32(at + 8),
      grade: gradeSchema.parse(bytes.getInt16(at + 12)),
      certainty: certainty < 0 ? null : certainty,
      clock,
    };
  });
}

function merge(a: ClockedReview[], b: ClockedReview[]): ClockedReview[] {
  return [...a, ...b].sort((one, other) => one.reviewedAt - other.reviewedAt);
}
