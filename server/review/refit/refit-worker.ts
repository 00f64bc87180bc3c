import { z } from 'zod';
import { learnerOfJob } from '#server/auth/learner';
import { db } from '#server/db';
import { type Refit, refitLearner } from './refit-learner';

const orderSchema = z.object({ learnerId: z.uuid(), now: z.date() });
export type RefitOrder = z.infer<typeof orderSchema>;

/**
 * What the thread does that fits one learner's weights: all of it, because fitting takes seconds, and
 * so may reading a long log and folding it anew, in which the server would answer nobody.
 */
export async function work(order: unknown): Promise<Refit> {
  const { learnerId, now } = orderSchema.parse(order);
  try {
    const learner = await learnerOfJob(learnerId);
    return learner ? await refitLearner(learner, now) : 'not-due';
  } finally {
    await db().$disconnect();
  }
}
