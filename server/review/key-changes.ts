import { z } from 'zod';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

/** The version in which something else became right, and when, in Unix ms. */
export type KeyChange = { versionNumber: number; createdAt: number };

const rowsSchema = z.array(
  z.object({
    questionId: z.string(),
    versionNumber: z.int(),
    createdAt: z.date().transform(Number),
  }),
);

/**
 * By question, the newest version with another key than the learner last reviewed. Questions that
 * they never reviewed, or whose key is still the one they know, are left out.
 */
export async function keyChanges(
  learner: Learner | null,
  questionIds: readonly string[],
): Promise<Map<string, KeyChange>> {
  if (!learner || questionIds.length === 0) return new Map();
  const rows = await db().$queryRaw`
    with last_review as (
      select distinct on (review.question_id)
        review.question_id, review.question_owner_id, review.version_number
      from review
      where review.owner_id = ${learner.id}::uuid
        and review.question_id = any(${questionIds}::uuid[])
        and not exists (
          select from review_undo as undo
          where undo.owner_id = review.owner_id and undo.review_id = review.id
        )
      order by review.question_id, review.reviewed_at desc, review.id desc
    )
    select distinct on (version.question_id)
      version.question_id as "questionId", version.number as "versionNumber",
      version.created_at as "createdAt"
    from last_review
    join question_version as version
      on version.owner_id = last_review.question_owner_id
      and version.question_id = last_review.question_id
      and version.number > last_review.version_number
    where version.changes_key
    order by version.question_id, version.number desc`;
  const changes = rowsSchema.parse(rows);
  return new Map(
    changes.map(({ questionId, ...change }) => [questionId, change] satisfies [string, KeyChange]),
  );
}
