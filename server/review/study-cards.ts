import { type Card, newCard } from '#core/review/card';
import { isLeech } from '#core/review/leech';
import { type CardMarks, NO_MARKS } from '#core/review/mark';
import type { Learner } from '#server/auth/learner';
import type { VersionRef } from '#server/bank/find-versions';
import { getQuestionVersions } from '#server/bank/get-question-versions';
import type { RenderedQuestion } from '#server/bank/rendered-question';
import { findMarks } from './card-marks';
import { type KeyChange, keyChanges } from './key-changes';
import { learnerCards } from './learner-cards';

export type StudyCard = {
  card: Card;
  question: RenderedQuestion;
  /** Something else has become right in it since the learner last saw it. */
  changedSince: KeyChange | null;
  /** What the learner has said of it. */
  marks: CardMarks;
  /** Of a bank of the learner's own, to edit. */
  isOwn: boolean;
  /** It was forgotten so often that its words, not its repetition, have to change. */
  isLeech: boolean;
};

/** Questions that were chosen, in their order, with all that a sitting shows of each. */
export async function studyCards(
  learner: Learner | null,
  chosen: readonly VersionRef[],
): Promise<StudyCard[]> {
  const ids = chosen.map(({ questionId }) => questionId);
  const [questions, cards, changes, marks] = await Promise.all([
    getQuestionVersions(chosen),
    learnerCards(learner, ids),
    keyChanges(learner, ids),
    findMarks(learner, ids),
  ]);
  return questions.map((question) => {
    const card = cards.get(question.id) ?? newCard();
    return {
      card,
      question,
      changedSince: changes.get(question.id) ?? null,
      marks: marks.get(question.id) ?? NO_MARKS,
      isOwn: question.ownerId === learner?.id,
      isLeech: isLeech(card),
    };
  });
}
