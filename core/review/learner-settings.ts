/** What a learner may set, for all of their devices. Keys on or off is each browser's own. */
import { z } from 'zod';
import { DEFAULT_SCHEDULING } from './scheduling';

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

/** New cards come back tomorrow and after, so more than 20 a day would pile up: as Anki has it. */
export const DEFAULT_SETTINGS: LearnerSettings = {
  desiredRetention: DEFAULT_SCHEDULING.desiredRetention,
  newPerDay: 20,
  spentSecondsMax: 300,
  isTimerShown: false,
  isCertaintyAsked: false,
  isAnswerTyped: false,
};

/** The time on a card that counts, by the learner's own cap. */
export function capSpentMs(spentMs: number, settings: LearnerSettings): number {
  return Math.min(Math.max(0, spentMs), settings.spentSecondsMax * 1_000);
}
