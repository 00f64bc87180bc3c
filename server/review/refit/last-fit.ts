import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';

export type LastFit = {
  fittedAt: Date;
  /** Reviews that were fitted to. */
  reviewCount: number;
  /** On reviews that neither had seen; lower is better. */
  logLoss: number;
  logLossBefore: number;
  /** Whether it was better than the weights before, and thus holds. */
  kept: boolean;
};

/** When FSRS was last fitted to a learner and how that went; null when it never was. */
export async function lastFit(learner: Learner | null): Promise<LastFit | null> {
  if (!learner) return null;
  return db().memoryModel.findFirst({
    where: { ownerId: learner.id },
    orderBy: { fittedAt: 'desc' },
    omit: { ownerId: true, weights: true },
  });
}
