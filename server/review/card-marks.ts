import { type CardMarks, foldMarks } from '#core/review/mark';
import { flagSchema, submittedMarkSchema } from '#core/review/submitted-mark';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import { db } from '#server/db';
import { groupByQuestion } from './group-by-question';
import type { QuestionRef } from './question-ref';

/** A question, and what a learner has said of it. */
export type MarkedCard = QuestionRef & { marks: CardMarks };

/** By question, the marks that hold; a question of which nothing was said is left out. */
export async function findMarks(
  learner: Learner | null,
  questionIds: readonly string[],
  source: Transaction = db(),
): Promise<Map<string, CardMarks>> {
  if (!learner || questionIds.length === 0) return new Map();
  const rows = await source.cardMarks.findMany({
    where: { ownerId: learner.id, questionId: { in: [...questionIds] } },
  });
  return new Map(
    rows.map(({ questionId, isSuspended, buriedUntil, flag, isMarked, note }) => {
      const marks = {
        isSuspended,
        buriedUntil: buriedUntil?.getTime() ?? null,
        flag: flagSchema.parse(flag),
        isMarked,
        note,
      };
      return [questionId, marks];
    }),
  );
}

/** Folds the log of marks anew for some questions and stores what holds. */
export async function rebuildMarks(
  transaction: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<MarkedCard[]> {
  const marked = await foldMarkLog(transaction, learner, questions);
  await storeMarks(transaction, learner, marked);
  return marked;
}

/** What the log of marks says of questions; those of which it says nothing are left out. */
export async function foldMarkLog(
  source: Transaction,
  learner: Learner,
  questions: readonly QuestionRef[],
): Promise<MarkedCard[]> {
  const rows = await source.mark.findMany({
    where: { ownerId: learner.id, questionId: { in: questions.map((q) => q.questionId) } },
  });
  const log = groupByQuestion(rows);
  return questions.flatMap(({ questionId, questionOwnerId }) => {
    const own = log.get(questionId);
    if (!own) return [];
    const marks = own.map(({ markedAt, ...mark }) =>
      submittedMarkSchema.parse({ ...mark, questionId, markedAt: markedAt.getTime() }),
    );
    return [{ questionId, questionOwnerId, marks: foldMarks(marks) }];
  });
}

async function storeMarks(
  transaction: Transaction,
  learner: Learner,
  marked: readonly MarkedCard[],
): Promise<void> {
  if (marked.length === 0) return;
  const rows = marked.map(({ marks, ...question }) => ({
    ...question,
    ...marks,
    buriedUntil: marks.buriedUntil === null ? null : new Date(marks.buriedUntil),
  }));
  await transaction.$executeRaw`
    insert into card_marks (
      owner_id, question_id, question_owner_id, is_suspended, buried_until, flag, is_marked, note
    )
    select ${learner.id}::uuid, "questionId", "questionOwnerId", "isSuspended", "buriedUntil",
      flag, "isMarked", note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      "questionId" uuid, "questionOwnerId" uuid, "isSuspended" boolean, "buriedUntil" timestamptz,
      flag smallint, "isMarked" boolean, note text
    )
    on conflict (owner_id, question_id) do update set
      is_suspended = excluded.is_suspended, buried_until = excluded.buried_until,
      flag = excluded.flag, is_marked = excluded.is_marked, note = excluded.note`;
}
