import { z } from 'zod';
import { kindSchema, levelSchema } from '#core/bank/question';
import { renderPlain } from '#core/bank/render-markdown';
import { Prisma } from '#prisma/generated/client';
import { db } from '#server/db';
import { type QuestionFacets, questionFacets } from './question-facets';
import { matchesFilter, type QuestionFilter, shownQuestions } from './question-filter';

const summarySchema = z.object({
  id: z.string(),
  ownerId: z.string(),
  bankSlug: z.string(),
  key: z.string(),
  versionNumber: z.number(),
  /** Plain text. */
  title: z.string().transform(renderPlain),
  kind: kindSchema,
  level: levelSchema,
  topics: z.array(z.string()),
  /** Whether a simulated cluster runs beside its answer. */
  hasSim: z.boolean(),
});
export type QuestionSummary = z.infer<typeof summarySchema>;

export type FoundQuestions = {
  questions: QuestionSummary[];
  /** On all pages. */
  total: number;
  /** `after` for the next page; null on the last. */
  next: string | null;
  facets: QuestionFacets;
};

const PAGE_LENGTH = 50;

/** The library's questions by bank and place in it, a page at a time, and the counts for filters. */
export async function listQuestions(filter: QuestionFilter): Promise<FoundQuestions> {
  const [rows, total, facets] = await Promise.all([
    findPage(filter),
    countAll(filter),
    questionFacets(filter),
  ]);
  const questions = rows.slice(0, PAGE_LENGTH);
  const last = questions.at(-1);
  const hasMore = rows.length > PAGE_LENGTH;
  const next = hasMore && last ? `${last.bankSlug}/${last.key}` : null;
  return { questions, total, next, facets };
}

/** One more than a page holds, to know whether there is another. */
async function findPage(filter: QuestionFilter): Promise<QuestionSummary[]> {
  const rows = await db().$queryRaw`
    select
      question.id, question.owner_id as "ownerId", bank.slug as "bankSlug", question.key,
      question.version as "versionNumber", version.title, version.kind, version.level,
      version.topics, version.sim is not null as "hasSim"
    from ${shownQuestions}
    where ${matchesFilter(filter)} and ${comesAfter(filter)}
    order by bank.slug, question.position, question.key
    limit ${PAGE_LENGTH + 1}`;
  return z.array(summarySchema).parse(rows);
}

async function countAll(filter: QuestionFilter): Promise<number> {
  const rows = await db().$queryRaw`
    select count(*)::integer as count from ${shownQuestions} where ${matchesFilter(filter)}`;
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}

/** After the question that is named as bank/key; a name that nothing has begins at the first one. */
function comesAfter({ after }: QuestionFilter): Prisma.Sql {
  const [slug, key] = after?.split('/') ?? [];
  if (!slug || !key) return Prisma.sql`true`;
  return Prisma.sql`not exists (
    select from question as last
    join bank as last_bank on last_bank.owner_id = last.owner_id and last_bank.id = last.bank_id
    where last.owner_id = question.owner_id and last_bank.slug = ${slug} and last.key = ${key}
      and (bank.slug, question.position, question.key) <= (last_bank.slug, last.position, last.key)
  )`;
}
