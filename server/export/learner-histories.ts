import { z } from 'zod';
import type { Grade } from '#core/review/card';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import type { AnkiHistory } from '#server/interchange/anki-card-state';

const rowsSchema = z.array(
  z.object({
    questionId: z.string(),
    grade: gradeSchema,
    reviewedAt: z.date().transform(Number),
    spentMillis: z.number(),
  }),
);

const gradeNames = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<
  Grade,
  string
>;

type Review = AnkiHistory['reviews'][number];

/** By place among the questions, a learner's own reviews that they did not take back, and their card. */
export async function learnerHistories(
  learner: Learner | null,
  questionIds: readonly string[],
): Promise<Map<number, AnkiHistory>> {
  if (!learner) return new Map();
  const [reviews, cards] = await Promise.all([
    readReviews(learner, questionIds),
    db().card.findMany({ where: { ownerId: learner.id } }),
  ]);
  const cardOf = new Map(cards.map((card) => [card.questionId, card]));
  return new Map(
    questionIds.flatMap((questionId, place) => {
      const card = cardOf.get(questionId);
      const own = reviews.get(questionId);
      if (!card || !own) return [];
      const { stability, difficulty, dueAt } = card;
      const memory = {
        stabilityDays: stability,
        difficulty,
        desiredRetention: null,
        decay: null,
      };
      return [[place, { reviews: own, memory, dueAt: dueAt.getTime() }] as const];
    }),
  );
}

async function readReviews(
  learner: Learner,
  questionIds: readonly string[],
): Promise<Map<string, Review[]>> {
  const rows = await db().$queryRaw`
    select
      review.question_id as "questionId", review.grade, review.reviewed_at as "reviewedAt",
      review.spent_ms as "spentMillis"
    from review
    where review.owner_id = ${learner.id}::uuid
      and review.question_id = any(${questionIds}::uuid[])
      and not exists (
        select from review_undo as undo
        where undo.owner_id = review.owner_id and undo.review_id = review.id
      )
    order by review.reviewed_at, review.id`;
  const reviews = new Map<string, Review[]>();
  for (const { questionId, grade, ...rest } of rowsSchema.parse(rows)) {
    const review = { ...rest, grade: gradeNames[grade] };
    const own = reviews.get(questionId);
    if (own) own.push(review);
    else reviews.set(questionId, [review]);
  }
  return reviews;
}
