import { z } from 'zod';
import { type Card, type Grade, newCard } from '#core/review/card';
import { type ReviewStep, reviewSteps } from '#core/review/fold-reviews';
import { type CurvePoint, forgettingCurve } from '#core/review/forgetting-curve';
import { isLeech } from '#core/review/leech';
import { type CardMarks, NO_MARKS } from '#core/review/mark';
import { retrievability } from '#core/review/rate-card';
import { gradeSchema } from '#core/review/submitted-review';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import { findMarks } from './card-marks';
import { type KeyChange, keyChanges } from './key-changes';
import { findScheduling } from './scheduling';

export type PastReview = {
  id: string;
  grade: Grade;
  reviewedAt: Date;
  spentMs: number;
  /** Percent, said before the answer showed; null when it was not asked for. */
  certainty: number | null;
  /** The version of the question that was seen. */
  versionNumber: number;
  /** The card as the review left it; null when the review was taken back: the card knows nothing of it. */
  after: Card | null;
};

export type CardInformation = {
  /** Null when there is none. */
  card: Card | null;
  /** The chance to recall it now, 0 to 1; null without a card. */
  recall: number | null;
  /** Newest first. */
  reviews: PastReview[];
  /** From the first review to thirty days from now, if none is given until then. */
  curve: CurvePoint[];
  marks: CardMarks;
  isLeech: boolean;
  /** Something else has become right in it since the learner last reviewed it. */
  changedSince: KeyChange | null;
};

const AHEAD_MS = 30 * 86_400_000;

/** All that is known of a learner's memory of one question, and how it came to be. */
export async function cardInformation(
  learner: Learner | null,
  questionId: string,
  now: Date,
): Promise<CardInformation> {
  const [scheduling, log, marks, changes] = await Promise.all([
    findScheduling(learner),
    readLog(learner, questionId),
    findMarks(learner, [questionId]),
    keyChanges(learner, [questionId]),
  ]);
  const steps = reviewSteps(
    log.filter(({ isUndone }) => !isUndone),
    scheduling,
  );
  const card = steps.at(-1)?.after ?? null;
  const untilMs = Math.max(now.getTime(), card?.lastReviewedAt ?? 0) + AHEAD_MS;
  return {
    card,
    recall: card && retrievability(card, now.getTime(), scheduling),
    reviews: pastReviews(log, steps),
    curve: forgettingCurve(steps, untilMs, scheduling),
    marks: marks.get(questionId) ?? NO_MARKS,
    isLeech: isLeech(card ?? newCard()),
    changedSince: changes.get(questionId) ?? null,
  };
}

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    grade: gradeSchema,
    reviewedAt: z.date().transform(Number),
    timeZone: z.string(),
    spentMs: z.int(),
    certainty: z.int().nullable(),
    versionNumber: z.int(),
    isUndone: z.boolean(),
  }),
);
type LoggedReview = z.infer<typeof rowsSchema>[number];

/** Every review of the question, newest first, those that were taken back too. */
async function readLog(learner: Learner | null, questionId: string): Promise<LoggedReview[]> {
  if (!learner) return [];
  const rows = await db().$queryRaw`
    select
      review.id, review.grade, review.reviewed_at as "reviewedAt", review.time_zone as "timeZone",
      review.spent_ms as "spentMs", review.certainty, review.version_number as "versionNumber",
      undo.review_id is not null as "isUndone"
    from review
    left join review_undo as undo
      on undo.owner_id = review.owner_id and undo.review_id = review.id
    where review.owner_id = ${learner.id}::uuid and review.question_id = ${questionId}::uuid
    order by review.reviewed_at desc, review.id desc`;
  return rowsSchema.parse(rows);
}

function pastReviews(
  log: readonly LoggedReview[],
  steps: readonly ReviewStep<LoggedReview>[],
): PastReview[] {
  const cards = new Map(steps.map(({ rating, after }) => [rating.id, after]));
  return log.map(({ timeZone, isUndone, reviewedAt, ...review }) => ({
    ...review,
    reviewedAt: new Date(reviewedAt),
    after: cards.get(review.id) ?? null,
  }));
}
