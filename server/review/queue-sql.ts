import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, type QuestionFilter, shownQuestions } from '#server/bank/question-filter';

/** Which questions a queue is made of; all that the learner may read without a wish. */
export type QueueFilter = Omit<QuestionFilter, 'after'>;

/** The states of a card that is on its learning steps. */
export const stepStates = ['learning', 'relearning'];

/**
 * A learner's cards with their questions, for conditions on `card` and `question`. Without a wish no
 * other table is looked into: a queue is walked down for each sitting.
 */
export function shownCards(learner: Learner, filter: QueueFilter): Prisma.Sql {
  const isNarrowed = Object.values(filter).some(Boolean);
  return Prisma.sql`
    card join ${isNarrowed ? Prisma.sql`(${shownQuestions})` : Prisma.sql`question`}
      on question.owner_id = card.question_owner_id and question.id = card.question_id
    where card.owner_id = ${learner.id}::uuid and ${matchesFilter(learner, filter)}`;
}
