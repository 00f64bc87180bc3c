import { newCard } from '#core/review/card';
import { type Readiness, readiness, type TopicReadiness } from '#core/review/readiness';
import { estimateSeconds } from '#core/review/time-estimate';
import type { Learner } from '#server/auth/learner';
import { nextDueAt } from './due-counts';
import { learnerCards } from './learner-cards';
import { learnerPace } from './learner-pace';
import { findScheduling } from './scheduling';
import { type DueCounts, studyQueue } from './study-queue';
import { todaysReviews } from './todays-reviews';
import { topicMemories } from './topic-memories';

export type Today = {
  counts: DueCounts;
  /** To get through all that waits now, at least 1 when anything does. */
  estimatedMinutes: number;
  /** On the learner's day so far. */
  reviewCount: number;
  /** When the next card that does not wait yet will; null when there is none. Unix ms. */
  nextDueAt: number | null;
  /** In the order in which topics first come up in the banks. */
  topics: TopicReadiness[];
  total: Readiness;
};

/** More than anyone gets through; what is beyond is estimated by what is within. */
const ESTIMATED_MAX = 1_000;

/** All that the first screen says of a learner's memory. */
export async function today(learner: Learner | null, now: Date, timeZone: string): Promise<Today> {
  const [{ candidates, counts }, groups, { reviewCount }, scheduling, pace, next] =
    await Promise.all([
      studyQueue(learner, now, { timeZone, limit: ESTIMATED_MAX }),
      topicMemories(learner),
      todaysReviews(learner, now, timeZone),
      findScheduling(learner),
      learnerPace(learner),
      nextDueAt(learner, now),
    ]);
  const ids = candidates.map(({ questionId }) => questionId);
  const cards = await learnerCards(learner, ids);
  const queue = ids.map((id) => cards.get(id) ?? newCard());
  const seconds = estimateSeconds(queue, pace, now.getTime(), scheduling);
  const waiting = counts.learning + counts.due + counts.new;
  return {
    counts,
    estimatedMinutes: Math.ceil(((seconds / 60) * waiting) / Math.max(1, queue.length)),
    reviewCount,
    nextDueAt: next,
    ...readiness(groups, now.getTime(), scheduling),
  };
}
