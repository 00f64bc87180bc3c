import { z } from 'zod';
import { submittedReviewSchema } from '#core/review/submitted-review';
import { timeZoneSchema } from '#server/auth/time-zone';
import { recordReviews } from '#server/review/record-reviews';
import { handleWrite, noParams } from '../handle-request';

const review = submittedReviewSchema.extend({ timeZone: timeZoneSchema });
const body = z.object({ reviews: z.array(review).min(1).max(100) });

/** Answers once the reviews are committed. */
export const POST = handleWrite({ body, params: noParams }, (learner, input, now) =>
  recordReviews(learner, input.body.reviews, now),
);
