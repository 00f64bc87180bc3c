/** What a learner may set, for all of their devices. Keys on or off is each browser's own. */
import { DEFAULT_SCHEDULING } from './scheduling';
import type { LearnerSettings } from './submitted-settings';

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
