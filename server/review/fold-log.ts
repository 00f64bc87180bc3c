import { z } from 'zod';
import { type Card, newCard } from '#core/review/card';
import { reviewSteps } from '#core/review/fold-reviews';
import { becomesLeech } from '#core/review/leech';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { groupByQuestion } from './group-by-question';
import type { QuestionRef } from './question-ref';
import { findScheduling } from './scheduling';

/** A learner's card, and the question it is a memory of. */
export type StudiedCard = QuestionRef & { card: Card };

/** The same with the reviews at which the card became a leech, by id. */
export type FoldedCard = StudiedCard & { leechReviews: string[] };

/** What the log says of questions now: one card for each, new where nothing is left of its log. */
export async function foldLog(
  source: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<FoldedCard[]> {
  const scheduling = await findScheduling(learner, source);
  const ratings = groupByQuestion(await readRatings(source, learner, questions));
  return questions.map(({ questionId, questionOwnerId }) => {
    const steps = reviewSteps(ratings.get(questionId) ?? [], scheduling);
    const leeches = steps.filter(({ before, after }) => becomesLeech(before, after));
    return {
      questionId,
      questionOwnerId,
      card: steps.at(-1)?.after ?? newCard(),
      leechReviews: leeches.map(({ rating }) => rating.id),
    };
  });
}

const ratingsSchema = z.array(
  z.object({
    questionId: z.string(),
    id: z.string(),
    grade: gradeSchema,
    reviewedAt: z.date().transform(Number),
    timeZone: z.string(),
  }),
);

/** What was not taken back. */
async function readRatings(
  source: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
) {
  const rows = await source.$queryRaw`
    select
      review.question_id as "questionId", review.id, review.grade,
      review.reviewed_at as "reviewedAt", review.time_zone as "timeZone"
    from review
    where review.owner_id = ${learner.id}::uuid
      and review.question_id = any(${questions.map(({ questionId }) => questionId)}::uuid[])
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )`;
  return ratingsSchema.parse(rows);
}
