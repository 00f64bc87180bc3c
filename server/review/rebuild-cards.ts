import { NO_MARKS, showAt } from '#core/review/mark';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { findMarks } from './card-marks';
import { toCardRow } from './card-row';
import { type FoldedCard, foldLog } from './fold-log';
import type { QuestionRef } from './question-ref';

/**
 * Makes the cards of questions anew from the log, so that neither the order in which reviews arrive
 * nor an earlier mistake matters. A question whose every review was taken back has no row.
 */
export async function rebuildCards(
  transaction: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<FoldedCard[]> {
  const folded = await foldLog(transaction, learner, questions);
  await removeUnknown(transaction, learner, folded);
  await storeKnown(transaction, learner, folded);
  return folded;
}

async function removeUnknown(
  transaction: Transaction,
  learner: Learner,
  folded: readonly FoldedCard[],
): Promise<void> {
  const unknown = folded.filter(({ card }) => card.lastReviewedAt === null);
  if (unknown.length === 0) return;
  await transaction.$executeRaw`
    delete from card where owner_id = ${learner.id}::uuid
      and question_id = any(${unknown.map(({ questionId }) => questionId)}::uuid[])`;
}

async function storeKnown(
  transaction: Transaction,
  learner: Learner,
  folded: readonly FoldedCard[],
): Promise<void> {
  const marks = await findMarks(
    learner,
    folded.map(({ questionId }) => questionId),
    transaction,
  );
  const rows = folded.flatMap(({ questionId, questionOwnerId, card }) => {
    const { lastReviewedAt } = card;
    if (lastReviewedAt === null) return [];
    const shownAt = showAt(card.dueAt, marks.get(questionId) ?? NO_MARKS);
    const row = toCardRow({ ...card, lastReviewedAt }, shownAt);
    return [{ questionId, questionOwnerId, ...row }];
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    insert into card (
      owner_id, question_id, question_owner_id, state, due_at, show_at, stability, difficulty, step,
      reps, lapses, last_reviewed_at
    )
    select ${learner.id}::uuid, "questionId", "questionOwnerId", state, "dueAt", "showAt",
      stability, difficulty, step, reps, lapses, "lastReviewedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      "questionId" uuid, "questionOwnerId" uuid, state text, "dueAt" timestamptz,
      "showAt" timestamptz, stability float8, difficulty float8, step integer, reps integer,
      lapses integer, "lastReviewedAt" timestamptz
    )
    on conflict (owner_id, question_id) do update set
      state = excluded.state, due_at = excluded.due_at, show_at = excluded.show_at,
      stability = excluded.stability, difficulty = excluded.difficulty, step = excluded.step,
      reps = excluded.reps, lapses = excluded.lapses, last_reviewed_at = excluded.last_reviewed_at`;
}
