import { z } from 'zod';
import { LEARN_AHEAD_MS } from '#core/review/study-session';
import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import {
  type QueueCandidate,
  queueCandidateColumns,
  queueCandidateSchema,
} from './queue-candidate';
import { type QueueFilter, shownCards, stepStates } from './queue-sql';

export type DueCandidates = {
  /** On learning steps that are over. */
  learning: QueueCandidate[];
  due: QueueCandidate[];
  /** On learning steps that are over so soon that waiting for them is not worth while. */
  ahead: QueueCandidate[];
};

type DueCandidatesWish = QueueFilter & { limit: number };

const rowsSchema = z.array(
  queueCandidateSchema.extend({ part: z.enum(['learning', 'due', 'ahead']) }),
);

/** The first `limit` of each part, the longest due first. Suspended and buried cards are none. */
export async function dueCandidates(
  learner: Learner | null,
  now: Date,
  wish: DueCandidatesWish,
): Promise<DueCandidates> {
  if (!learner) return { learning: [], due: [], ahead: [] };
  const rows = rowsSchema.parse(await db().$queryRaw(dueCandidatesSql(learner, now, wish)));
  const of = (part: string) => rows.filter((row) => row.part === part).map(toCandidate);
  return { learning: of('learning'), due: of('due'), ahead: of('ahead') };
}

/** Walks down the index of a learner's cards, so that its cost is that of what it returns. */
export function dueCandidatesSql(
  learner: Learner,
  now: Date,
  { limit, ...filter }: DueCandidatesWish,
): Prisma.Sql {
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const first = (part: Prisma.Sql, condition: Prisma.Sql) => Prisma.sql`(
    select ${part} as part, ${queueCandidateColumns}
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
  return Prisma.sql`${steps} union all ${reviews}`;
}

function toCandidate({ part, ...candidate }: z.infer<typeof rowsSchema>[number]): QueueCandidate {
  return candidate;
}
