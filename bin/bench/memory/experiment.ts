import { z } from 'zod';
import { truthSchema } from './truth';

/** One truth, one course, many learners, several arms. Plain data: it is sent to another thread. */
export const experimentSchema = z.object({
  truth: truthSchema,
  cards: z.number(),
  days: z.number(),
  /** A hard limit for every arm; null for none, and then ours keeps to the peak day of FSRS .90. */
  limitMinutes: z.number().nullable(),
  /** What a card that is recalled takes; null for the seconds of flashcards. */
  answerSeconds: z.number().nullable(),
  /** The share of the days on which nobody studies, and no scheduler knew it. */
  missedShare: z.number(),
  /** Until the morning of a day the interview was believed to be at the end of other days. */
  believed: z.object({ days: z.number(), untilDay: z.number() }).nullable(),
  seeds: z.number(),
  armIds: z.array(z.string()),
});
export type Experiment = z.infer<typeof experimentSchema>;

export const pointSchema = z.object({
  setting: z.string(),
  minutes: z.number(),
  /** Of the longest day. */
  peakMinutes: z.number(),
  /** The mean recall on the day of the interview. */
  recall: z.number(),
  /** The same 30 days later, with no study in between. */
  recallLater: z.number(),
  /** How far the readiness shown on the eve is from the recall that follows, in points; null if none is shown. */
  readinessError: z.number().nullable(),
});
/** What one setting of an arm comes to, on average over the learners. */
export type Point = z.infer<typeof pointSchema>;

export const armResultSchema = z.object({
  id: z.string(),
  name: z.string(),
  points: z.array(pointSchema),
});
/** What one arm comes to, by its settings. */
export type ArmResult = z.infer<typeof armResultSchema>;
