import { Prisma } from '#prisma/generated/client';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, shownQuestions } from '#server/bank/question-filter';

/** Which questions statistics are of; all of them when it names none. */
export type StatisticsScope = {
  /** Slug of a bank. */
  bank?: string;
  topic?: string;
};

/** The ids of the questions that the learner can be asked within a scope, for `in`. */
export function questionsWithin(learner: Learner, scope: StatisticsScope): Prisma.Sql {
  return Prisma.sql`
    (select question.id from ${shownQuestions} where ${questionWithin(learner, scope)})`;
}

/** The condition on rows of `shownQuestions`. Callers' wishes hold more than a scope. */
export function questionWithin(
  learner: Learner | null,
  { bank, topic }: StatisticsScope,
): Prisma.Sql {
  return matchesFilter(learner, { bank, topic });
}

/** The condition on rows of `review`. Without a scope, reviews of questions that are gone count, too. */
export function reviewsWithin(learner: Learner, scope: StatisticsScope): Prisma.Sql {
  const isNarrowed = scope.bank !== undefined || scope.topic !== undefined;
  return isNarrowed
    ? Prisma.sql`review.question_id in ${questionsWithin(learner, scope)}`
    : Prisma.sql`true`;
}
