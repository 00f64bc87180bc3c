import { newCard } from '#core/review/card';
import {
  type Readiness,
  readiness,
  readinessOf,
  type TopicReadiness,
} from '#core/review/readiness';
import { estimateSeconds } from '#core/review/time-estimate';
import type { Learner } from '#server/auth/learner';
import { nextDueAt } from './due-counts';
import { learnerCards } from './learner-cards';
import { learnerPace } from './learner-pace';
import { findScheduling } from './scheduling';
import { studyQuestions } from './study-questions';
import { type DueCounts, studyQueue } from './study-queue';
import { todaysReviews } from './todays-reviews';

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
  const nowMs = now.getTime();
  const [queue, questions, cards, { reviewCount }, scheduling, pace, next] = await Promise.all([
    studyQueue(learner, now, { timeZone, limit: ESTIMATED_MAX }),
    studyQuestions(learner),
    learnerCards(learner),
    todaysReviews(learner, now, timeZone),
    findScheduling(learner),
    learnerPace(learner),
    nextDueAt(learner, now),
  ]);
  const { candidates, counts } = queue;
  const cardOf = ({ questionId }: { questionId: string }) => cards.get(questionId) ?? newCard();
  const seconds = estimateSeconds(candidates.map(cardOf), pace, nowMs, scheduling);
  const waiting = counts.learning + counts.due + counts.new;
  const topicsOfCards = questions.map((question) => ({
    card: cardOf(question),
    topics: question.topics,
  }));
  return {
    counts,
    estimatedMinutes: Math.ceil(((seconds / 60) * waiting) / Math.max(1, candidates.length)),
    reviewCount,
    nextDueAt: next,
    topics: readiness(topicsOfCards, countTopics(questions), nowMs, scheduling),
    total: readinessOf(questions.map(cardOf), questions.length, nowMs, scheduling),
  };
}

function countTopics(questions: readonly { topics: string[] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const topic of questions.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return counts;
}
