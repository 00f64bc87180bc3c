import { chooseNew, spaceSiblings } from '#core/review/siblings';
import type { Learner } from '#server/auth/learner';
import { dueCandidates } from './due-candidates';
import { dueCounts } from './due-counts';
import { findFamilies } from './find-families';
import { findSettings } from './learner-settings';
import { newCandidates } from './new-candidates';
import type { QueueCandidate } from './queue-candidate';
import type { QueueFilter } from './queue-sql';
import { todaysReviews } from './todays-reviews';

/** What waits now, whatever the limit: (re)learning steps, reviews, and today's new questions. */
export type DueCounts = { learning: number; due: number; new: number };

export type StudyQueue = { candidates: QueueCandidate[]; counts: DueCounts };

export type QueueWish = QueueFilter & {
  /** At most this many of each part. */
  limit: number;
  timeZone: string;
};

/** Siblings are avoided among this many times as many new questions as the day has room for. */
const NEW_CHOICE = 5;

/**
 * What a learner studies next: learning steps that are over, then reviews, the longest due first in
 * each, then new questions in the order of their authors, as many as their day still has room for;
 * siblings apart. Steps that are over soon come last.
 */
export async function studyQueue(
  learner: Learner | null,
  now: Date,
  { timeZone, ...wish }: QueueWish,
): Promise<StudyQueue> {
  const { limit, ...filter } = wish;
  const [{ newPerDay }, { introduced }, waiting, counts] = await Promise.all([
    findSettings(learner),
    todaysReviews(learner, now, timeZone),
    dueCandidates(learner, now, wish),
    dueCounts(learner, now, filter),
  ]);
  const room = Math.max(0, newPerDay - introduced.length);
  const choice = await newCandidates(learner, now, { ...filter, limit: room * NEW_CHOICE });
  const { learning, due, ahead } = waiting;
  const familyOf = await findFamilies([...introduced, ...learning, ...due, ...choice]);
  const fresh = chooseNew(choice, room, introduced, familyOf);
  return {
    candidates: [
      ...spaceSiblings([...learning, ...due, ...fresh.slice(0, limit)], familyOf),
      ...ahead,
    ],
    counts: { ...counts, new: fresh.length },
  };
}
