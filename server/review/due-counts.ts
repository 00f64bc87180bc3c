import { z } from 'zod';
import { LEARN_AHEAD_MS } from '#core/review/study-session';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { type QueueFilter, shownCards, stepStates } from './queue-sql';

const rowsSchema = z.tuple([z.object({ learning: z.int(), due: z.int() })]);

/** How many cards wait. A learning step waits from when it may be shown ahead. */
export async function dueCounts(
  learner: Learner | null,
  now: Date,
  filter: QueueFilter,
): Promise<{ learning: number; due: number }> {
  if (!learner) return { learning: 0, due: 0 };
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const cards = shownCards(learner, filter);
  const rows = await db().$queryRaw`
    select
      (
        select count(*)::int from ${cards}
        and card.state = any(${stepStates}) and card.show_at <= ${soon}
      ) as learning,
      (
        select count(*)::int from ${cards} and card.state = 'review' and card.show_at <= ${now}
      ) as due`;
  return rowsSchema.parse(rows)[0];
}

/** When the next card that does not wait yet will, in Unix ms; null when there is none. */
export async function nextDueAt(learner: Learner | null, now: Date): Promise<number | null> {
  if (!learner) return null;
  const soon = new Date(now.getTime() + LEARN_AHEAD_MS);
  const cards = shownCards(learner, {});
  const rows = await db().$queryRaw`
    select least(
      (
        select card.show_at from ${cards} and card.state = any(${stepStates})
        and card.show_at > ${soon} order by card.show_at limit 1
      ),
      (
        select card.show_at from ${cards} and card.state = 'review' and card.show_at > ${now}
        order by card.show_at limit 1
      )
    ) as at`;
  const [{ at }] = z.tuple([z.object({ at: z.date().nullable() })]).parse(rows);
  return at?.getTime() ?? null;
}
