import { z } from 'zod';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';
import {
  type QueueCandidate,
  queueCandidateColumns,
  queueCandidateSchema,
} from './queue-candidate';
import type { QueueFilter } from './queue-sql';

/**
 * The first `limit` questions that a learner has never studied, in the order of their banks and of
 * their authors. Suspended and buried ones are none.
 */
export async function newCandidates(
  learner: Learner | null,
  now: Date,
  { limit, ...filter }: QueueFilter & { limit: number },
): Promise<QueueCandidate[]> {
  if (limit <= 0) return [];
  const rows = await db().$queryRaw`
    select ${queueCandidateColumns}
    from ${shownQuestions}
    where ${matchesFilter(learner, filter)} and ${isNew(learner, now)}
    order by bank.slug, question.owner_id, question.position
    limit ${limit}`;
  return z.array(queueCandidateSchema).parse(rows);
}

function isNew(learner: Learner | null, now: Date): Prisma.Sql {
  if (!learner) return Prisma.sql`true`;
  return Prisma.sql`
    not exists (
      select from card
      where card.owner_id = ${learner.id}::uuid and card.question_id = question.id
    )
    and not exists (
      select from card_marks as marks
      where marks.owner_id = ${learner.id}::uuid and marks.question_id = question.id
        and (marks.is_suspended or marks.buried_until > ${now})
    )`;
}
