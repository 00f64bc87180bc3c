import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { rebuildMarks } from './card-marks';
import { loggedQuestions } from './logged-questions';
import { rebuildCards } from './rebuild-cards';

/**
 * Makes every card of a learner anew from their logs: after another fit, another wish, or a mistake of
 * ours. Returns how many questions the logs speak of. To be called in the learner's transaction, so
 * that no review arrives in between.
 */
export async function rebuildAllCards(transaction: Transaction, learner: Learner): Promise<number> {
  let count = 0;
  for await (const questions of loggedQuestions(transaction, learner)) {
    await rebuildMarks(transaction, learner, questions);
    await rebuildCards(transaction, learner, questions);
    count += questions.length;
  }
  return count;
}
