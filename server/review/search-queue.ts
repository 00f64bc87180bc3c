import { z } from 'zod';
import { parseSearch } from '#core/review/search/parse-search';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { queueCandidateColumns, queueCandidateSchema } from './queue-candidate';
import { stepStates } from './queue-sql';
import { findScheduling } from './scheduling';
import { isFound } from './search-cards';
import { searchedCards } from './search-condition';
import type { StudyQueue } from './study-queue';

export type SearchWish = {
  /** As core/review/search has it; nothing finds everything. */
  search: string;
  /** Days from now within which a card falls due, 0 for now; `all` asks for what is due much later, too. */
  ahead: number | 'all';
  limit: number;
  timeZone: string;
};

const partSchema = z.enum(['learning', 'due', 'new']);
const candidatesSchema = z.array(queueCandidateSchema.extend({ part: partSchema }));
const countsSchema = z.array(z.object({ part: partSchema, count: z.int() }));

/**
 * A sitting of what a search finds: learning steps, then what falls due first, then new questions, with
 * no regard to how many were new today. What is suspended or buried stays so. Throws `invalid-input`
 * with the place of a mistake in the search.
 */
export async function searchQueue(
  learner: Learner | null,
  now: Date,
  { search, ahead, limit, timeZone }: SearchWish,
): Promise<StudyQueue> {
  const parsed = parseSearch(search);
  if ('problem' in parsed) {
    const { column, message } = parsed.problem;
    throw new AppError('invalid-input', `${message} (Character ${column} of the search.)`);
  }
  const context = { learner, now, timeZone, scheduling: await findScheduling(learner) };
  const until = ahead === 'all' ? null : new Date(now.getTime() + ahead * 86_400_000);
  const wanted = Prisma.sql`
    ${searchedCards(context)}
    where ${isFound(parsed.search, context)}
      and not coalesce(marks.is_suspended, false)
      and (marks.buried_until is null or marks.buried_until <= ${now})
      and (card.state is null or ${until}::timestamptz is null or card.due_at <= ${until})`;
  const rows = await db().$queryRaw`
    select ${queueCandidateColumns}, ${partOf} as part
    from ${wanted}
    order by array_position(array['learning', 'due', 'new'], ${partOf}), card.due_at, bank.slug,
      question.owner_id, question.position
    limit ${limit}`;
  const counts = countsSchema.parse(
    await db().$queryRaw`
      select ${partOf} as part, count(*)::int as count from ${wanted} group by 1`,
  );
  const countOf = (part: string) => counts.find((row) => row.part === part)?.count ?? 0;
  return {
    candidates: candidatesSchema.parse(rows).map(({ part, ...candidate }) => candidate),
    counts: { learning: countOf('learning'), due: countOf('due'), new: countOf('new') },
  };
}

const partOf = Prisma.sql`
  case
    when card.state is null then 'new' when card.state = any(${stepStates}) then 'learning'
    else 'due'
  end`;
