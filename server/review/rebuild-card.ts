import { z } from 'zod';
import type { Card, Rating } from '#core/review/card';
import { foldReviews } from '#core/review/fold-reviews';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { toCardRow } from './card-row';

/** A learner's card, and the question it is a memory of. */
export type StudiedCard = QuestionRef & { card: Card };
type QuestionRef = { questionId: string; questionOwnerId: string };

/**
 * Makes the cards of questions anew from the log, so that neither the order in which reviews arrive
 * nor an earlier mistake matters. A question whose every review was taken back has no row.
 */
export async function rebuildCards(
  transaction: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<StudiedCard[]> {
  const ratings = await readRatings(transaction, learner, questions);
  const studied = questions.map(({ questionId, questionOwnerId }) => {
    return { questionId, questionOwnerId, card: foldReviews(ratings.get(questionId) ?? []) };
  });
  await storeCards(transaction, learner, studied);
  return studied;
}

export async function rebuildCard(
  transaction: Transaction,
  learner: Learner,
  { questionId, questionOwnerId }: QuestionRef,
): Promise<StudiedCard> {
  const question = { questionId, questionOwnerId };
  const [studied] = await rebuildCards(transaction, learner, [question]);
  return studied ?? { ...question, card: foldReviews([]) };
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

/** By question, what was not taken back. */
async function readRatings(
  transaction: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<Map<string, Rating[]>> {
  const rows = await transaction.$queryRaw`
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
  const ratings = new Map<string, Rating[]>();
  for (const { questionId, ...rating } of ratingsSchema.parse(rows)) {
    const own = ratings.get(questionId);
    if (own) own.push(rating);
    else ratings.set(questionId, [rating]);
  }
  return ratings;
}

async function storeCards(
  transaction: Transaction,
  learner: Learner,
  studied: readonly StudiedCard[],
): Promise<void> {
  const known = studied.flatMap(({ card, ...question }) => {
    const { lastReviewedAt } = card;
    return lastReviewedAt === null ? [] : { question, row: toCardRow({ ...card, lastReviewedAt }) };
  });
  const unknown = studied.filter(({ card }) => card.lastReviewedAt === null);
  if (unknown.length > 0) {
    await transaction.$executeRaw`
      delete from card where owner_id = ${learner.id}::uuid
        and question_id = any(${unknown.map(({ questionId }) => questionId)}::uuid[])`;
  }
  if (known.length === 0) return;
  const rows = known.map(({ question, row }) => ({ ...question, ...row }));
  await transaction.$executeRaw`
    insert into card (
      owner_id, question_id, question_owner_id, state, due_at, stability, difficulty, step, reps,
      lapses, last_reviewed_at
    )
    select ${learner.id}::uuid, "questionId", "questionOwnerId", state, "dueAt", stability,
      difficulty, step, reps, lapses, "lastReviewedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      "questionId" uuid, "questionOwnerId" uuid, state text, "dueAt" timestamptz,
      stability float8, difficulty float8, step integer, reps integer, lapses integer,
      "lastReviewedAt" timestamptz
    )
    on conflict (owner_id, question_id) do update set
      state = excluded.state, due_at = excluded.due_at, stability = excluded.stability,
      difficulty = excluded.difficulty, step = excluded.step, reps = excluded.reps,
      lapses = excluded.lapses, last_reviewed_at = excluded.last_reviewed_at`;
}
