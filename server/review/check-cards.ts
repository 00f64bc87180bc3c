import { isDeepStrictEqual } from 'node:util';
import type { Card } from '#core/review/card';
import { type CardMarks, NO_MARKS, showAt } from '#core/review/mark';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { findMarks, foldMarkLog } from './card-marks';
import { toCard } from './card-row';
import { foldLog } from './fold-log';
import { loggedQuestions } from './logged-questions';
import type { QuestionRef } from './question-ref';

/** All that is kept of a card besides the log; `card` is null when it has no row. */
export type KeptCard = {
  card: Card | null;
  showAt: number | null;
  marks: CardMarks;
};

/** A card that is not what its logs say. */
export type CardDifference = { questionId: string; stored: KeptCard; logged: KeptCard };

export type CardCheck = { questionCount: number; differences: CardDifference[] };

/**
 * Folds a learner's logs anew and compares what comes out with what is stored. To be called in the
 * learner's transaction, so that no review arrives in between.
 */
export async function checkCards(source: Transaction, learner: Learner): Promise<CardCheck> {
  const check: CardCheck = { questionCount: 0, differences: [] };
  for await (const questions of loggedQuestions(source, learner)) {
    const stored = await readStored(source, learner, questions);
    const logged = await foldLogged(source, learner, questions);
    check.questionCount += questions.length;
    for (const { questionId } of questions) {
      const sides = {
        stored: stored.get(questionId) ?? nothing,
        logged: logged.get(questionId) ?? nothing,
      };
      if (isDeepStrictEqual(sides.stored, sides.logged)) continue;
      check.differences.push({ questionId, ...sides });
    }
  }
  return check;
}

const nothing: KeptCard = { card: null, showAt: null, marks: NO_MARKS };

async function readStored(
  source: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<Map<string, KeptCard>> {
  const ids = questions.map(({ questionId }) => questionId);
  const rows = await source.card.findMany({
    where: { ownerId: learner.id, questionId: { in: ids } },
  });
  const cards = new Map(rows.map((row) => [row.questionId, row]));
  const marks = await findMarks(learner, ids, source);
  return new Map(
    ids.map((id) => {
      const row = cards.get(id);
      return [
        id,
        {
          card: row ? toCard(row) : null,
          showAt: row?.showAt?.getTime() ?? null,
          marks: marks.get(id) ?? NO_MARKS,
        },
      ];
    }),
  );
}

async function foldLogged(
  source: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<Map<string, KeptCard>> {
  const marked = await foldMarkLog(source, learner, questions);
  const marksOf = new Map(marked.map(({ questionId, marks }) => [questionId, marks]));
  const folded = await foldLog(source, learner, questions);
  return new Map(
    folded.map(({ questionId, card }) => {
      const marks = marksOf.get(questionId) ?? NO_MARKS;
      const isStored = card.lastReviewedAt !== null;
      return [
        questionId,
        {
          card: isStored ? card : null,
          showAt: isStored ? showAt(card.dueAt, marks) : null,
          marks,
        },
      ];
    }),
  );
}
