import { z } from 'zod';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import type { QuestionRef } from './question-ref';

/** As many questions as are read and folded at a time: a log may be longer than memory is wide. */
const QUESTIONS_AT_ONCE = 500;

const rowsSchema = z.array(z.object({ questionId: z.string(), questionOwnerId: z.string() }));

/** Every question that a learner's logs, or what was made of them, speak of, in batches. */
export async function* loggedQuestions(
  source: Transaction,
  learner: Learner,
): AsyncGenerator<QuestionRef[]> {
  const rows = await source.$queryRaw`
    select question_id as "questionId", min(question_owner_id::text) as "questionOwnerId"
    from (
      select question_id, question_owner_id from review where owner_id = ${learner.id}::uuid
      union select question_id, question_owner_id from mark where owner_id = ${learner.id}::uuid
      union select question_id, question_owner_id from card where owner_id = ${learner.id}::uuid
    ) spoken_of
    group by question_id order by question_id`;
  const questions = rowsSchema.parse(rows);
  for (let from = 0; from < questions.length; from += QUESTIONS_AT_ONCE) {
    yield questions.slice(from, from + QUESTIONS_AT_ONCE);
  }
}
