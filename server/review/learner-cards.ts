import type { Card } from '#core/review/card';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { toCard } from './card-row';

/** Every card of a learner, by question. */
export async function learnerCards(learner: Learner | null): Promise<Map<string, Card>> {
  if (!learner) return new Map();
  const rows = await db().card.findMany({ where: { ownerId: learner.id } });
  return new Map(rows.map((row) => [row.questionId, toCard(row)]));
}
