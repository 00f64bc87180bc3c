import { type Card, newCard } from '#core/review/card';
import { dueQueue, studyQueue } from '#core/review/due-queue';
import { isLeech } from '#core/review/leech';
import { type CardMarks, NO_MARKS } from '#core/review/mark';
import type { Scheduling } from '#core/review/scheduling';
import type { Learner } from '#server/auth/learner';
import { getQuestionVersions } from '#server/bank/get-question-versions';
import type { RenderedQuestion } from '#server/bank/rendered-question';
import { findMarks } from './card-marks';
import { type KeyChange, keyChanges } from './key-changes';
import { learnerCards } from './learner-cards';
import { reviewCounts } from './review-counts';
import { findScheduling } from './scheduling';
import { type StudyQuestion, studyQuestions } from './study-questions';
import { wrongQuestions } from './wrong-questions';

export type StudyCard = {
  card: Card;
  question: RenderedQuestion;
  /** Something else has become right in it since the learner last saw it. */
  changedSince: KeyChange | null;
  /** What the learner has said of it. */
  marks: CardMarks;
  /** It was forgotten so often that its words, not its repetition, have to change. */
  isLeech: boolean;
};

/** What waits now, whatever the limit: (re)learning steps, reviews, and today's new questions. */
export type DueCounts = { learning: number; due: number; new: number };

export type DueWish = {
  /** At most this many cards. */
  limit: number;
  timeZone: string;
  /** Slug of the bank to stay in. */
  bank?: string;
  topic?: string;
  /** Id of a finished quiz of the learner's: only what was wrong in it, due or not. */
  session?: string;
};

/**
 * The next cards to study: learning steps that are over, then reviews, the longest due first in each,
 * then new questions in the order of their authors, at most 20 on a learner's day. Someone who is not
 * known yet gets the first new questions of the library. Throws `not-found` on a session that is not
 * the learner's and `conflict` while it still runs, because a card shows its key.
 */
export async function dueCards(
  learner: Learner | null,
  now: Date,
  wish: DueWish,
): Promise<{ due: StudyCard[]; counts: DueCounts; scheduling: Scheduling }> {
  const [questions, cards, counts, scheduling, wrong] = await Promise.all([
    studyQuestions(learner),
    learnerCards(learner),
    reviewCounts(learner, now, wish.timeZone),
    findScheduling(learner),
    wish.session === undefined ? null : wrongQuestions(learner, wish.session),
  ]);
  const wanted = questions
    .filter((question) => isWanted(question, wish))
    .map((question) => ({ question, card: cards.get(question.questionId) ?? newCard() }));
  const queue = wrong
    ? studyQueue(
        wanted.filter(({ question, card }) => wrong.isOpen(question.questionId, card, now)),
      )
    : dueQueue(wanted, now.getTime(), counts.newCount);
  return {
    due: await withWords(
      learner,
      [...queue.learning, ...queue.due, ...queue.new].slice(0, wish.limit),
    ),
    counts: {
      learning: queue.learning.length,
      due: queue.due.length,
      new: queue.new.length,
    },
    scheduling,
  };
}

type Candidate = { question: StudyQuestion; card: Card };

function isWanted(question: StudyQuestion, { bank, topic }: DueWish): boolean {
  const isInBank = bank === undefined || question.bankSlug === bank;
  return isInBank && (topic === undefined || question.topics.includes(topic));
}

async function withWords(
  learner: Learner | null,
  candidates: readonly Candidate[],
): Promise<StudyCard[]> {
  const ids = candidates.map(({ question }) => question.questionId);
  const [rendered, changes, marks] = await Promise.all([
    getQuestionVersions(candidates.map(({ question }) => question)),
    keyChanges(learner, ids),
    findMarks(learner, ids),
  ]);
  const byId = new Map(rendered.map((question) => [question.id, question]));
  return candidates.flatMap(({ card, question: { questionId } }) => {
    const question = byId.get(questionId);
    if (!question) return [];
    const changedSince = changes.get(questionId) ?? null;
    const own = marks.get(questionId) ?? NO_MARKS;
    return [{ card, question, changedSince, marks: own, isLeech: isLeech(card) }];
  });
}
