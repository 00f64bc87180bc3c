import { z } from 'zod';
import { LEARN_AHEAD_MS } from '#core/review/study-session';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { type QueueCandidate, queueCandidateSchema } from './queue-candidate';
import { type QueueFilter, shownCards, siblingsOf, stepStates } from './queue-sql';

export type DueCandidates = {
  /** On learning steps that are over. */
  learning: QueueCandidate[];
  due: QueueCandidate[];
  /** On learning steps that are over so soon that waiting for them is not worth while. */
  ahead: QueueCandidate[];
};

const rowsSchema = z.array(
  queueCandidateSchema.extend({ part: z.enum(['learning', 'due', 'ahead']) }),
);

/** The first `limit` of each part, the longest due first. Suspended and buried cards are none. */
export async function dueCandidates(
  learner: Learner | null,
  now: Date,
  { limit, ...filter }: QueueFilter & { limit: number },
): Promise<DueCandidates> {
  if (!learner) return { learning: [], due: [], ahead: [] };
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const first = (part: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`(
    select
      ${part} as part, question.owner_id as "ownerId", question.id as "questionId",
      question.version as "versionNumber", ${siblingsOf} as siblings
    from ${shownCards(learner, filter)} and ${condition}
    order by card.show_at, card.question_id
    limit ${limit}
  )`;
  const steps = first(
    Prisma.sql`case when card.show_at <= ${now} then 'learning' else 'ahead' end`,
    Prisma.sql`card.state = any(${stepStates}) and card.show_at <= ${soon}`,
  );
  const reviews = first(
    Prisma.sql`'due'`,
    Prisma.sql`card.state = 'review' and card.show_at <= ${now}`,
  );
  const rows = rowsSchema.parse(await db().$queryRaw`${steps} union all ${reviews}`);
  const of = (part: string) => rows.filter((row) => row.part === part).map(toCandidate);
  return { learning: of('learning'), due: of('due'), ahead: of('ahead') };
}

function toCandidate({ part, ...candidate }: z.infer<typeof rowsSchema>[number]): QueueCandidate {
  return candidate;
}
