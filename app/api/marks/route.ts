import { z } from 'zod';
import { submittedMarkSchema } from '#core/review/submitted-mark';
import { timeZoneSchema } from '#server/auth/time-zone';
import { recordMarks } from '#server/review/record-marks';
import { handleWrite, noParams } from '../handle-request';

const mark = submittedMarkSchema.transform((sent) => ({
  ...sent,
  timeZone: timeZoneSchema.parse(sent.timeZone),
}));
const body = z.object({ marks: z.array(mark).min(1).max(100) });
/** A hundred notes of full length. */
const bodyBytesMax = 4 * 1024 * 1024;

/** Answers once the marks are committed. */
export const POST = handleWrite({ body, params: noParams, bodyBytesMax }, (learner, input, now) =>
  recordMarks(learner, input.body.marks, now),
);
