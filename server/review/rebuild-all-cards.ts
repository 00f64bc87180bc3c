import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import type { QuestionRef } from './question-ref';
import { rebuildCards } from './rebuild-cards';

/** As many questions as are read and folded at a time: a log may be longer than memory is wide. */
const QUESTIONS_AT_ONCE = 500;

/**
 * Makes every card of a learner anew from the log: after another fit, another wish, or a mistake of
 * ours. Returns how many questions the log speaks of. To be called in the learner's transaction, so
 * that no review arrives in between.
 */
export async function rebuildAllCards(transaction: Transaction, learner: Learner): Promise<number> {
  const questions = await transaction.$queryRaw<QuestionRef[]>`
    select question_id as "questionId", min(question_owner_id::text) as "questionOwnerId"
    from review where owner_id = ${learner.id}::uuid
    group by question_id order by question_id`;
  for (let from = 0; from < questions.length; from += QUESTIONS_AT_ONCE) {
    await rebuildCards(transaction, learner, questions.slice(from, from + QUESTIONS_AT_ONCE));
  }
  return questions.length;
}
