import { z } from 'zod';
import { kindSchema } from '#core/bank/question';
import { renderPlain } from '#core/bank/render-markdown';
import { cardStates } from '#core/review/card';
import { parseSearch } from '#core/review/search/parse-search';
import type { Search, SearchProblem } from '#core/review/search/search';
import { flagSchema } from '#core/review/submitted-mark';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { authorsOrder, comesAfter } from '#server/bank/question-page';
import { readableOwners } from '#server/bank/readable-owners';
import { db } from '#server/db';
import { recallIn } from './recall-in';
import { findScheduling } from './scheduling';
import { type SearchContext, searchCondition, searchedCards } from './search-condition';

const foundCardSchema = z.object({
  questionId: z.string(),
  questionOwnerId: z.string(),
  bankSlug: z.string(),
  key: z.string(),
  /** Plain text. */
  title: z.string().transform(renderPlain),
  kind: kindSchema,
  state: z.enum(cardStates),
  /** Null for a new card. */
  dueAt: z.date().nullable(),
  /** From when it may be asked; null for a new or a suspended card. */
  showAt: z.date().nullable(),
  /** The chance to recall it now, 0 to 1; null for a new card. */
  recall: z.number().nullable(),
  lapses: z.int(),
  isSuspended: z.boolean(),
  buriedUntil: z.date().nullable(),
  flag: flagSchema,
  isMarked: z.boolean(),
  hasNote: z.boolean(),
});
export type FoundCard = z.infer<typeof foundCardSchema>;

export type FoundCards =
  | { cards: FoundCard[]; total: number; next: string | null }
  | { problem: SearchProblem };

const PAGE_LENGTH = 50;

/**
 * The cards that a search finds, in the order of their banks and authors, a page at a time. A mistake
 * in the search is data: what is wrong with it and where.
 */
export async function searchCards(
  learner: Learner | null,
  text: string,
  { now, timeZone, after }: { now: Date; timeZone: string; after?: string },
): Promise<FoundCards> {
  const parsed = parseSearch(text);
  if ('problem' in parsed) return parsed;
  const context = { learner, now, timeZone, scheduling: await findScheduling(learner) };
  const found = Prisma.sql`${searchedCards(context)} where ${isFound(parsed.search, context)}`;
  const [rows, total] = await Promise.all([findPage(found, context, after), countAll(found)]);
  const cards = rows.slice(0, PAGE_LENGTH);
  const next = rows.length > PAGE_LENGTH ? (cards.at(-1)?.questionId ?? null) : null;
  return { cards, total, next };
}

/** Among what the learner may read and can still be asked. */
export function isFound(search: Search, context: SearchContext): Prisma.Sql {
  return Prisma.sql`
    question.owner_id = any(${readableOwners(context.learner)}::uuid[])
    and question.retired_at is null and bank.retired_at is null
    and ${searchCondition(search, context)}`;
}

/** One more than a page holds, to know whether there is another. */
async function findPage(
  found: Prisma.Sql,
  { learner, now, scheduling }: SearchContext,
  after: string | undefined,
): Promise<FoundCard[]> {
  const rows = await db().$queryRaw`
    select
      question.id as "questionId", question.owner_id as "questionOwnerId", bank.slug as "bankSlug",
      question.key, version.title, version.kind, coalesce(card.state, 'new') as state,
      card.due_at as "dueAt", card.show_at as "showAt",
      ${recallIn(scheduling, now)} as recall, coalesce(card.lapses, 0) as lapses,
      coalesce(marks.is_suspended, false) as "isSuspended", marks.buried_until as "buriedUntil",
      coalesce(marks.flag, 0) as flag, coalesce(marks.is_marked, false) as "isMarked",
      coalesce(marks.note, '') <> '' as "hasNote"
    from ${found} and ${comesAfter(learner, after)}
    order by ${authorsOrder}
    limit ${PAGE_LENGTH + 1}`;
  return z.array(foundCardSchema).parse(rows);
}

async function countAll(found: Prisma.Sql): Promise<number> {
  const rows = await db().$queryRaw`select count(*)::integer as count from ${found}`;
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}
