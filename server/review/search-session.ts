import { countThatFits } from '#core/review/time-estimate';
import type { Learner } from '#server/auth/learner';
import type { DueCards } from './due-cards';
import { learnerPace } from './learner-pace';
import { findSettings } from './learner-settings';
import { findScheduling } from './scheduling';
import { type SearchWish, searchQueue } from './search-queue';
import { studyCards } from './study-cards';

/**
 * A sitting of one's own: what a search finds, for as many minutes as there are, at the learner's own
 * pace. Throws as `searchQueue` does.
 */
export async function searchSession(
  learner: Learner | null,
  now: Date,
  { minutes, ...wish }: SearchWish & { minutes?: number },
): Promise<DueCards> {
  const [{ candidates, counts }, scheduling, settings] = await Promise.all([
    searchQueue(learner, now, wish),
    findScheduling(learner),
    findSettings(learner),
  ]);
  const cards = await studyCards(learner, candidates);
  if (minutes === undefined) return { due: cards, counts, scheduling, settings };
  const pace = await learnerPace(learner);
  const memories = cards.map(({ card }) => card);
  const count = countThatFits(memories, minutes * 60, pace, now.getTime(), scheduling);
  return { due: cards.slice(0, count), counts, scheduling, settings };
}
