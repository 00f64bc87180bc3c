import { z } from 'zod';
import { newCard } from '#core/review/card';
import { dueQueue } from '#core/review/due-queue';
import {
  type Readiness,
  readiness,
  readinessOf,
  type TopicReadiness,
} from '#core/review/readiness';
import type { Learner } from '#server/auth/learner';
import { db } from '#server/db';
import type { DueCounts } from './due-cards';
import { learnerCards } from './learner-cards';
import { reviewCounts } from './review-counts';
import { findScheduling } from './scheduling';
import { studyQuestions } from './study-questions';

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

/** Until a learner's own pace is known: reading a question, answering aloud, reading the answer. */
const SPENT_MS_DEFAULT = 40_000;

/** Fewer reviews than this say nothing about a pace. */
const PACE_REVIEWS_MIN = 10;

/** All that the first screen says of a learner's memory. */
export async function today(learner: Learner | null, now: Date, timeZone: string): Promise<Today> {
  const nowMs = now.getTime();
  const [questions, cards, { reviewCount, newCount }, scheduling, spentMs] = await Promise.all([
    studyQuestions(learner),
    learnerCards(learner),
    reviewCounts(learner, now, timeZone),
    findScheduling(learner),
    medianSpentMs(learner),
  ]);
  const all = questions.map((question) => ({
    question,
    card: cards.get(question.questionId) ?? newCard(),
  }));
  const queue = dueQueue(all, nowMs, newCount);
  const counts = {
    learning: queue.learning.length,
    due: queue.due.length,
    new: queue.new.length,
  };
  const waiting = counts.learning + counts.due + counts.new;
  const later = all.flatMap(({ card }) => (card.dueAt > nowMs ? [card.dueAt] : []));
  const topicsOfCards = all.map(({ card, question: { topics } }) => ({ card, topics }));
  const seen = all.map(({ card }) => card);
  return {
    counts,
    estimatedMinutes: estimateMinutes(waiting, spentMs ?? SPENT_MS_DEFAULT),
    reviewCount,
    nextDueAt: later.length === 0 ? null : Math.min(...later),
    topics: readiness(topicsOfCards, countTopics(questions), nowMs, scheduling),
    total: readinessOf(seen, questions.length, nowMs, scheduling),
  };
}

function estimateMinutes(waiting: number, spentMs: number): number {
  return waiting === 0 ? 0 : Math.max(1, Math.ceil((waiting * spentMs) / 60_000));
}

function countTopics(questions: readonly { topics: string[] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const topic of questions.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return counts;
}

/**
 * Of the last 200 reviews: a median, because one of them may have been a coffee. Null while there
 * are too few to tell.
 */
async function medianSpentMs(learner: Learner | null): Promise<number | null> {
  if (!learner) return null;
  const rows = await db().$queryRaw`
    select case when count(*) >= ${PACE_REVIEWS_MIN}
      then percentile_cont(0.5) within group (order by spent_ms) end as median
    from (
      select spent_ms from review where owner_id = ${learner.id}::uuid
      order by reviewed_at desc limit 200
    ) latest`;
  return z.tuple([z.object({ median: z.number().nullable() })]).parse(rows)[0].median;
}
