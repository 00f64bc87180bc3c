import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, type QuestionFilter, shownQuestions } from '#server/bank/question-filter';

/** Which questions a queue is made of; all that the learner may read without a wish. */
export type QueueFilter = Omit<QuestionFilter, 'after'>;

/** The states of a card that is on its learning steps. */
export const stepStates = ['learning', 'relearning'];

/** A learner's cards with their questions, for conditions on `card`, `question`, `version`, `bank`. */
export function shownCards(learner: Learner, filter: QueueFilter): Prisma.Sql {
  return Prisma.sql`
    card
    join (${shownQuestions})
      on question.owner_id = card.question_owner_id and question.id = card.question_id
    where card.owner_id = ${learner.id}::uuid and ${isAsked(learner, filter)}`;
}

/** Whether a question can be asked at all and is one that is wished for. */
export function isAsked(learner: Learner | null, filter: QueueFilter): Prisma.Sql {
  return Prisma.sql`bank.retired_at is null and ${matchesFilter(learner, filter)}`;
}

/** What core/review/siblings knows siblings by: the section of the document they were drawn from. */
export const siblingsOf = Prisma.sql`
  bank.id || ' ' || version.source_name || '#' || version.source_section`;
