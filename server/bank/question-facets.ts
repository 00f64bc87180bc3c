import { z } from 'zod';
import { type Kind, kindSchema, kinds, type Level, levelSchema, levels } from '#core/bank/question';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { matchesFilter, type QuestionFilter, shownQuestions } from './question-filter';

type Counted<Name> = { name: Name; count: number };

/** How many questions each value of a filter would find, given the other filters. */
export type QuestionFacets = {
  topics: Counted<string>[];
  levels: Counted<Level>[];
  kinds: Counted<Kind>[];
};

/** Topics by name, levels and kinds in the order of the format; values that find nothing left out. */
export async function questionFacets(
  learner: Learner | null,
  filter: QuestionFilter,
): Promise<QuestionFacets> {
  const matches = (changed: QuestionFilter) => matchesFilter(learner, { ...filter, ...changed });
  const [topicRows, levelRows, kindRows] = await Promise.all([
    countBy(Prisma.sql`unnest(version.topics)`, matches({ topic: undefined }), z.string()),
    countBy(Prisma.sql`version.level`, matches({ level: undefined }), levelSchema),
    countBy(Prisma.sql`version.kind`, matches({ kind: undefined }), kindSchema),
  ]);
  return {
    topics: topicRows.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    levels: levels.flatMap((level) => levelRows.filter(({ name }) => name === level)),
    kinds: kinds.flatMap((kind) => kindRows.filter(({ name }) => name === kind)),
  };
}

async function countBy<Name>(
  column: Prisma.Sql,
  condition: Prisma.Sql,
  name: z.ZodType<Name>,
): Promise<Counted<Name>[]> {
  const rows = await db().$queryRaw`
    select ${column} as name, count(*)::integer as count
    from ${shownQuestions}
    where ${condition}
    group by 1`;
  return z.array(z.object({ name, count: z.number() })).parse(rows);
}
