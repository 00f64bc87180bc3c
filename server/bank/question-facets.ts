import { z } from 'zod';
import { type Kind, kindSchema, kinds, type Level, levelSchema, levels } from '#core/bank/question';
import { Prisma } from '#prisma/generated/client';
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
export async function questionFacets(filter: QuestionFilter): Promise<QuestionFacets> {
  const [topicRows, levelRows, kindRows] = await Promise.all([
    countBy(Prisma.sql`unnest(version.topics)`, { ...filter, topic: undefined }, z.string()),
    countBy(Prisma.sql`version.level`, { ...filter, level: undefined }, levelSchema),
    countBy(Prisma.sql`version.kind`, { ...filter, kind: undefined }, kindSchema),
  ]);
  return {
    topics: topicRows.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    levels: levels.flatMap((level) => levelRows.filter(({ name }) => name === level)),
    kinds: kinds.flatMap((kind) => kindRows.filter(({ name }) => name === kind)),
  };
}

async function countBy<Name>(
  column: Prisma.Sql,
  filter: QuestionFilter,
  name: z.ZodType<Name>,
): Promise<Counted<Name>[]> {
  const rows = await db().$queryRaw`
    select ${column} as name, count(*)::integer as count
    from ${shownQuestions}
    where ${matchesFilter(filter)}
    group by 1`;
  return z.array(z.object({ name, count: z.number() })).parse(rows);
}
