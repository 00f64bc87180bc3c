import { z } from 'zod';
import type { Rating } from '#core/review/card';
import { fitMemory, type MemoryFit } from '#core/review/fit-memory';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';
import { underLock } from '#server/jobs/under-lock';
import { rebuildAllCards } from '../rebuild-all-cards';
import { findScheduling } from '../scheduling';
import { isRefitDue } from './is-refit-due';
import { loadOptimizer } from './optimize-weights';

/** What came of it; without a fit, another process has it in hand or had, or there was too little. */
export type Refit = Omit<MemoryFit, 'weights'> | 'taken' | 'not-due' | 'too-little';

const TIME_LIMIT_MS = 120_000;

/**
 * Fits FSRS to a learner's log, writes down how that went, and makes their cards anew if the fit is
 * kept; the last two in one transaction, so that there is never a card by weights that do not hold.
 * The log may grow in between: such a review is folded in by the weights that hold when it is kept.
 */
export function refitLearner(learner: Learner, now: Date): Promise<Refit> {
  return underLock(`refit ${learner.id}`, TIME_LIMIT_MS, async () => {
    // Another process may have been at it until the lock was ours.
    if (!(await isRefitDue(learner, now))) return 'not-due';
    const { weights: present } = await findScheduling(learner);
    const fit = fitMemory(await readLog(learner), present, await loadOptimizer());
    if (!fit) return 'too-little';
    await keep(learner, fit, now);
    const { weights: _, ...refit } = fit;
    return refit;
  });
}

function keep(learner: Learner, fit: MemoryFit, now: Date): Promise<void> {
  return learnerTransaction(
    learner,
    async (transaction) => {
      await transaction.memoryModel.create({
        data: { ...fit, weights: [...fit.weights], ownerId: learner.id, fittedAt: now },
      });
      if (fit.kept) await rebuildAllCards(transaction, learner);
    },
    TIME_LIMIT_MS,
  );
}

const logSchema = z.array(
  z.object({
    questionId: z.string(),
    id: z.string(),
    grade: gradeSchema,
    reviewedAt: z.date().transform(Number),
    timeZone: z.string(),
  }),
);

/** What was not taken back. */
async function readLog(learner: Learner): Promise<(Rating & { questionId: string })[]> {
  const rows = await db().$queryRaw`
    select
      review.question_id as "questionId", review.id, review.grade,
      review.reviewed_at as "reviewedAt", review.time_zone as "timeZone"
    from review
    where review.owner_id = ${learner.id}::uuid
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )`;
  return logSchema.parse(rows);
}
