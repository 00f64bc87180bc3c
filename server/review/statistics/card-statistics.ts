import { z } from 'zod';
import { makeFsrsKernel } from '#core/review/fsrs-kernel';
import { learnerDay } from '#core/review/learner-day';
import {
  type CardStanding,
  type CountedCard,
  cardCounts,
} from '#core/review/statistics/card-counts';
import { type DueAhead, dueAhead } from '#core/review/statistics/due-ahead';
import { type Bin, histogram, median } from '#core/review/statistics/histogram';
import type { Learner } from '#server/auth/learner';
import { shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';
import { stateSchema } from '../card-row';
import { findScheduling } from '../scheduling';
import { questionsWithin, questionWithin, type StatisticsScope } from './statistics-scope';

/** How a number is spread over cards. */
export type Spread = { bins: Bin[]; median: number | null };

export type CardStatistics = {
  /** The learner's day; the first of the days ahead. */
  today: number;
  /** Cards, thus questions that were answered at least once. */
  cardCount: number;
  counts: Record<CardStanding, number>;
  ahead: DueAhead;
  /** Days between the last review and the next, of cards that have left the learning steps. */
  intervals: Spread;
  /** Days until recall falls to nine in ten. */
  stabilities: Spread;
  /** 1 to 10. */
  difficulties: Spread;
  /** The chance to recall a card right now, 0 to 1. */
  recalls: Spread;
};

export type CardWish = StatisticsScope & {
  /** How many days to look ahead, today included. */
  aheadDays: number;
  timeZone: string;
};

const dayMs = 86_400_000;
const dayEdges = [0, 1, 2, 4, 7, 14, 21, 30, 60, 90, 180, 365, 730];
const difficultyEdges = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const recallEdges = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

/** All that is drawn of a learner's cards as they are now. */
export async function cardStatistics(
  learner: Learner | null,
  now: Date,
  { aheadDays, timeZone, ...scope }: CardWish,
): Promise<CardStatistics> {
  const [cards, unmet, questionCount, { weights }] = await Promise.all([
    learner ? readCards(learner, scope) : [],
    learner ? countSuspendedUnmet(learner, scope) : 0,
    countQuestions(learner, scope),
    findScheduling(learner),
  ]);
  const nowMs = now.getTime();
  const { recall } = makeFsrsKernel(weights);
  const asked = cards.filter(({ isSuspended }) => !isSuspended);
  const known = asked.filter(({ state }) => state === 'review');
  return {
    today: learnerDay(nowMs, timeZone),
    cardCount: cards.length,
    counts: cardCounts([...cards, ...suspended(unmet)], questionCount, nowMs),
    ahead: dueAhead(
      asked.map(({ dueAt }) => dueAt),
      nowMs,
      timeZone,
      aheadDays,
    ),
    intervals: spread(
      // Cards fall due at 4 a.m., so a part of a day stands for the whole one that it ends.
      known.map(({ dueAt, lastReviewedAt }) => Math.ceil((dueAt - lastReviewedAt) / dayMs)),
      dayEdges,
    ),
    stabilities: spread(
      known.map(({ stability }) => stability),
      dayEdges,
    ),
    difficulties: spread(
      known.map(({ difficulty }) => difficulty),
      difficultyEdges,
    ),
    recalls: spread(
      asked.map(({ lastReviewedAt, stability }) =>
        recall(Math.max(0, nowMs - lastReviewedAt) / dayMs, stability),
      ),
      recallEdges,
    ),
  };
}

function spread(values: readonly number[], edges: readonly number[]): Spread {
  return { bins: histogram(values, edges), median: median(values) };
}

const moment = z.date().transform(Number);
const cardsSchema = z.array(
  z.object({
    state: stateSchema,
    dueAt: moment,
    lastReviewedAt: moment,
    stability: z.number(),
    difficulty: z.number(),
    isSuspended: z.boolean(),
  }),
);

const countSchema = z.tuple([z.object({ count: z.int() })]);

/** Of questions that can be asked: what was retired is nothing to look ahead to. */
async function readCards(learner: Learner, scope: StatisticsScope) {
  const rows = await db().$queryRaw`
    select
      card.state, card.due_at as "dueAt", card.last_reviewed_at as "lastReviewedAt",
      card.stability, card.difficulty, card.show_at is null as "isSuspended"
    from card
    where card.owner_id = ${learner.id}::uuid
      and card.question_id in ${questionsWithin(learner, scope)}`;
  return cardsSchema.parse(rows);
}

/** Set aside before they were ever asked: they have no card. */
async function countSuspendedUnmet(learner: Learner, scope: StatisticsScope): Promise<number> {
  const rows = await db().$queryRaw`
    select count(*)::integer as count
    from card_marks as marks
    where marks.owner_id = ${learner.id}::uuid and marks.is_suspended
      and marks.question_id in ${questionsWithin(learner, scope)}
      and not exists (
        select from card
        where card.owner_id = marks.owner_id and card.question_id = marks.question_id
      )`;
  return countSchema.parse(rows)[0].count;
}

function suspended(count: number): CountedCard[] {
  return Array.from({ length: count }, () => ({ state: 'new', dueAt: 0, isSuspended: true }));
}

async function countQuestions(learner: Learner | null, scope: StatisticsScope): Promise<number> {
  const rows = await db().$queryRaw`
    select count(*)::integer as count from ${shownQuestions} where ${questionWithin(learner, scope)}`;
  return countSchema.parse(rows)[0].count;
}
