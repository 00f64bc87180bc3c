/** What a client sends to be set. Parsed on the server only, as it is read back. */
import { z } from 'zod';

export const learnerSettingsSchema = z.object({
  /** The chance of recall at which a card is due. Beyond .97 a day holds little but repetition. */
  desiredRetention: z.number().min(0.7).max(0.97),
  /** New questions on one learner's day; 0 for none. */
  newPerDay: z.int().min(0).max(999),
  /** Longer than this on one card is a break, not thinking: the timer stops. */
  spentSecondsMax: z.int().min(10).max(3_600),
  isTimerShown: z.boolean(),
  /** Whether to ask how sure they are before the answer shows. */
  isCertaintyAsked: z.boolean(),
  /** Whether short answers are typed rather than thought. */
  isAnswerTyped: z.boolean(),
});
export type LearnerSettings = z.infer<typeof learnerSettingsSchema>;
