/** What a client sends of one review, as the log will hold it. Parsed on the server only. */
import { z } from 'zod';
import { grades } from './card';

export const gradeSchema = z.literal(Object.values(grades));

/** The year 2000: a moment before it was not given in milliseconds. */
const REVIEWED_AT_MIN = 946_684_800_000;

/** Unix ms by the client's clock. */
export const reviewedAtSchema = z.int().min(REVIEWED_AT_MIN).max(8_640_000_000_000_000);

export const submittedReviewSchema = z.object({
  /** Made by the client, so that sending it again is known to be the same. */
  id: z.uuid(),
  questionId: z.uuid(),
  questionOwnerId: z.uuid(),
  /** The version that was seen. */
  versionNumber: z.int().min(1).max(2_147_483_647),
  grade: gradeSchema,
  reviewedAt: reviewedAtSchema,
  timeZone: z.string(),
  spentMs: z.int().min(0).max(2_147_483_647),
  /** How sure they were before the answer showed, in percent; null when they were not asked. */
  certainty: z.int().min(0).max(100).nullable().default(null),
});
export type SubmittedReview = z.infer<typeof submittedReviewSchema>;
