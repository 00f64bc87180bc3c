import type { Card } from '#core/review/card';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { toCard } from './card-row';

/** A learner's cards by question: those of some questions, or every one. */
export async function learnerCards(
  learner: Learner | null,
  questionIds?: readonly string[],
): Promise<Map<string, Card>> {
  if (!learner) return new Map();
  const some = questionIds && { questionId: { in: [...questionIds] } };
  const rows = await db().card.findMany({ where: { ownerId: learner.id, ...some } });
  return new Map(rows.map((row) => [row.questionId, toCard(row)]));
}
