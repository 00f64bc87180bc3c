import { z } from 'zod';
import { kindSchema, levelSchema } from '#core/bank/question';
import { renderPlain } from '#core/bank/render-markdown';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { type QuestionFacets, questionFacets } from './question-facets';
import { matchesFilter, type QuestionFilter, shownQuestions } from './question-filter';
import { authorsOrder, comesAfter } from './question-page';

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

/** What a learner may read by bank and place in it, a page at a time, and the counts for filters. */
export async function listQuestions(
  learner: Learner | null,
  filter: QuestionFilter,
): Promise<FoundQuestions> {
  const [rows, total, facets] = await Promise.all([
    findPage(learner, filter),
    countAll(learner, filter),
    questionFacets(learner, filter),
  ]);
  const questions = rows.slice(0, PAGE_LENGTH);
  const last = questions.at(-1);
  const next = rows.length > PAGE_LENGTH && last ? last.id : null;
  return { questions, total, next, facets };
}

/** One more than a page holds, to know whether there is another. */
async function findPage(
  learner: Learner | null,
  filter: QuestionFilter,
): Promise<QuestionSummary[]> {
  const rows = await db().$queryRaw`
    select
      question.id, question.owner_id as "ownerId", bank.slug as "bankSlug", question.key,
      question.version as "versionNumber", version.title, version.kind, version.level,
      version.topics, version.sim is not null as "hasSim"
    from ${shownQuestions}
    where ${matchesFilter(learner, filter)} and ${comesAfter(learner, filter.after)}
    order by ${authorsOrder}
    limit ${PAGE_LENGTH + 1}`;
  return z.array(summarySchema).parse(rows);
}

async function countAll(learner: Learner | null, filter: QuestionFilter): Promise<number> {
  const rows = await db().$queryRaw`
    select count(*)::integer as count from ${shownQuestions} where ${matchesFilter(learner, filter)}`;
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}
