import { z } from 'zod';
import { kindSchema } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import { readableOwners } from '#server/bank/readable-owners';
import { db } from '#server/db';

const rowsSchema = z.array(
  z.object({
    ownerId: z.string(),
    questionId: z.string(),
    /** The one that is shown now. */
    versionNumber: z.int(),
    kind: kindSchema,
    topics: z.array(z.string()),
    keyPointCount: z.int(),
    bankSlug: z.string(),
  }),
);

/** What choosing needs of a question; its words are fetched once it is chosen. */
export type StudyQuestion = z.infer<typeof rowsSchema>[number];

/** All questions that a learner can be asked, in the order of their banks and of their authors. */
export async function studyQuestions(learner: Learner | null): Promise<StudyQuestion[]> {
  const owners = readableOwners(learner);
  const rows = await db().$queryRaw`
    select
      q.owner_id as "ownerId", q.id as "questionId", q.version as "versionNumber",
      v.kind, v.topics, coalesce(cardinality(v.key_points), 0) as "keyPointCount",
      b.slug as "bankSlug"
    from question q
    join bank b on b.owner_id = q.owner_id and b.id = q.bank_id
    join question_version v
      on v.owner_id = q.owner_id and v.question_id = q.id and v.number = q.version
    where q.owner_id = any(${owners}::uuid[]) and q.retired_at is null and b.retired_at is null
    order by b.slug, q.owner_id, q.position`;
  return rowsSchema.parse(rows);
}
