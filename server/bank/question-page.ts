import { z } from 'zod';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { readableOwners } from './readable-owners';

/** By bank and place in it, for queries on `question` and `bank`. */
export const authorsOrder = Prisma.sql`bank.slug, question.owner_id, question.position, question.key`;

/**
 * In that order, after the question that the page before ended with. Without one, or with one that
 * nothing has, it is the first page.
 */
export function comesAfter(learner: Learner | null, after: string | undefined): Prisma.Sql {
  if (!z.uuid().safeParse(after).success) return Prisma.sql`true`;
  return Prisma.sql`not exists (
    select from question as last
    join bank as last_bank on last_bank.owner_id = last.owner_id and last_bank.id = last.bank_id
    where last.owner_id = any(${readableOwners(learner)}::uuid[]) and last.id = ${after}::uuid
      and (${authorsOrder}) <= (last_bank.slug, last.owner_id, last.position, last.key)
  )`;
}
