import type { SubmittedMark } from '#core/review/submitted-mark';
import type { Learner } from '#server/auth/learner';
import { learnerTransaction, type Transaction } from '#server/auth/learner-transaction';
import { readableOwners } from '#server/bank/readable-owners';
import { AppError } from '#server/errors';
import { type MarkedCard, rebuildMarks } from './card-marks';
import { rebuildCards } from './rebuild-cards';

export type RecordedMarks = {
  /** Ids that are in the log now, sent again or not: the client may forget them. */
  accepted: string[];
  /** Ids under which the log holds something else; what was sent now is not kept. */
  conflicts: string[];
  /** What holds now of every card that the marks sent are about. */
  cards: MarkedCard[];
};

/**
 * Appends marks to a learner's log, as `recordReviews` does with reviews: all or nothing, the same
 * again changes nothing, an unknown question refuses the whole request, and a moment in the future is
 * taken as that of receipt.
 */
export function recordMarks(
  learner: Learner,
  marks: readonly SubmittedMark[],
  now: Date,
): Promise<RecordedMarks> {
  return learnerTransaction(learner, async (transaction) => {
    const logged = await transaction.mark.findMany({
      where: { ownerId: learner.id, id: { in: marks.map(({ id }) => id) } },
    });
    const { fresh, accepted, conflicts } = sortOut(marks, logged, now);
    await requireQuestions(transaction, learner, fresh, marks);
    await transaction.mark.createMany({
      data: fresh.map((mark) => ({ ownerId: learner.id, ...mark })),
    });
    const questions = [...new Map(accepted.map((mark) => [mark.questionId, mark])).values()];
    const cards = await rebuildMarks(transaction, learner, questions);
    await rebuildCards(transaction, learner, questions);
    return { accepted: accepted.map(({ id }) => id), conflicts: [...conflicts], cards };
  });
}

type LoggedMark = {
  id: string;
  questionId: string;
  questionOwnerId: string;
  kind: string;
  flag: number | null;
  note: string | null;
  markedAt: Date;
  timeZone: string;
  receivedAt: Date;
};

/** What is new, what is in the log now, and what claims an id that is taken, by the log or in `marks`. */
function sortOut(marks: readonly SubmittedMark[], logged: readonly LoggedMark[], receivedAt: Date) {
  const known = new Map(logged.map((mark) => [mark.id, mark]));
  const fresh: LoggedMark[] = [];
  const conflicts = new Set<string>();
  for (const mark of marks) {
    const before = known.get(mark.id);
    if (before && !isSame(toRow(mark, before.receivedAt), before)) conflicts.add(mark.id);
    if (before) continue;
    const row = toRow(mark, receivedAt);
    known.set(mark.id, row);
    fresh.push(row);
  }
  const accepted = [...known.values()].filter(({ id }) => !conflicts.has(id));
  return { fresh, accepted, conflicts };
}

function toRow(mark: SubmittedMark, receivedAt: Date): LoggedMark {
  return {
    id: mark.id,
    questionId: mark.questionId,
    questionOwnerId: mark.questionOwnerId,
    kind: mark.kind,
    flag: mark.kind === 'flag' ? mark.flag : null,
    note: mark.kind === 'note' ? mark.note : null,
    markedAt: new Date(Math.min(mark.markedAt, receivedAt.getTime())),
    timeZone: mark.timeZone,
    receivedAt,
  };
}

function isSame(mark: LoggedMark, logged: LoggedMark): boolean {
  return (
    mark.questionId === logged.questionId &&
    mark.questionOwnerId === logged.questionOwnerId &&
    mark.kind === logged.kind &&
    mark.flag === logged.flag &&
    mark.note === logged.note &&
    mark.timeZone === logged.timeZone &&
    mark.markedAt.getTime() === logged.markedAt.getTime()
  );
}

/** A stranger's question is an unknown one. */
async function requireQuestions(
  transaction: Transaction,
  learner: Learner,
  fresh: readonly LoggedMark[],
  marks: readonly SubmittedMark[],
): Promise<void> {
  const questions = await transaction.question.findMany({
    where: {
      ownerId: { in: readableOwners(learner) },
      id: { in: fresh.map(({ questionId }) => questionId) },
    },
    select: { ownerId: true, id: true },
  });
  const found = new Set(questions.map(({ ownerId, id }) => `${ownerId} ${id}`));
  const unknown = fresh.filter((row) => !found.has(`${row.questionOwnerId} ${row.questionId}`));
  if (unknown.length === 0) return;
  const placeOf = ({ id }: LoggedMark) => marks.findIndex((mark) => mark.id === id);
  throw new AppError(
    'invalid-input',
    `There is no question ${unknown.map(({ questionId }) => questionId).join('; ')}. Nothing that was sent with it was kept.`,
    Object.fromEntries(
      unknown.map((row) => [`marks.${placeOf(row)}.questionId`, 'There is no such question.']),
    ),
  );
}
