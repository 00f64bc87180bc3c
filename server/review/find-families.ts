import { z } from 'zod';
import type { FamilyOf } from '#core/review/siblings';
import { shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';

const rowsSchema = z.array(z.object({ questionId: z.string(), family: z.string().nullable() }));

/** What questions share with their siblings alone: the section of the document they were drawn from. */
export async function findFamilies(
  questions: readonly { ownerId: string; questionId: string }[],
): Promise<FamilyOf<{ questionId: string }>> {
  const owners = [...new Set(questions.map(({ ownerId }) => ownerId))];
  const ids = questions.map(({ questionId }) => questionId);
  const rows = await db().$queryRaw`
    select
      question.id as "questionId",
      bank.id || ' ' || version.source_name || '#' || version.source_section as family
    from ${shownQuestions}
    where question.owner_id = any(${owners}::uuid[]) and question.id = any(${ids}::uuid[])`;
  const found = new Map(
    rowsSchema.parse(rows).map(({ questionId, family }) => [questionId, family]),
  );
  return ({ questionId }) => found.get(questionId) ?? null;
}
