import { db } from '#server/db';
import type { Learner } from './learner';

export type LearnerDescription = {
  since: Date;
  /** Answers in the log, and banks of their own: what is lost with the only key to them. */
  reviewCount: number;
  bankCount: number;
};

export async function describeLearner(learner: Learner): Promise<LearnerDescription> {
  const ownerId = learner.id;
  const [{ createdAt }, reviewCount, bankCount] = await Promise.all([
    db().learner.findUniqueOrThrow({ where: { id: ownerId }, select: { createdAt: true } }),
    db().review.count({ where: { ownerId } }),
    db().bank.count({ where: { ownerId, retiredAt: null } }),
  ]);
  return { since: createdAt, reviewCount, bankCount };
}
