import type { Scheduling } from '#core/review/scheduling';
import type { LearnerSettings } from '#core/review/submitted-settings';
import type { Learner } from '#server/auth/learner';
import { findSettings } from './learner-settings';
import { mistakes } from './mistakes';
import { findScheduling } from './scheduling';
import { type StudyCard, studyCards } from './study-cards';
import { type DueCounts, type QueueWish, studyQueue } from './study-queue';

export type DueWish = QueueWish & {
  /** Id of a finished quiz of the learner's: only what was wrong in it, due or not. */
  session?: string;
};

export type DueCards = {
  due: StudyCard[];
  counts: DueCounts;
  /** What a browser grades these cards with. */
  scheduling: Scheduling;
  settings: LearnerSettings;
};

/**
 * The next cards to study, with all that a browser needs to show and grade them. Someone who is not
 * known yet gets the first new questions of the library. Throws `not-found` on a session that is not
 * the learner's and `conflict` while it still runs, because a card shows its key.
 */
export async function dueCards(
  learner: Learner | null,
  now: Date,
  { session, ...wish }: DueWish,
): Promise<DueCards> {
  const { limit, timeZone, ...filter } = wish;
  const [{ candidates, counts }, scheduling, settings] = await Promise.all([
    session === undefined
      ? studyQueue(learner, now, wish)
      : mistakes(learner, now, { ...filter, session }),
    findScheduling(learner),
    findSettings(learner),
  ]);
  const due = await studyCards(learner, candidates.slice(0, limit));
  return { due, counts, scheduling, settings };
}
