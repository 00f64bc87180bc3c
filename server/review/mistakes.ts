import { z } from 'zod';
import type { Learner } from '#server/auth/learner';
import { matchesFilter, shownQuestions } from '#server/bank/question-filter';
import { db } from '#server/db';
import { AppError } from '#server/errors';
import { queueCandidateColumns, queueCandidateSchema } from './queue-candidate';
import { type QueueFilter, stepStates } from './queue-sql';
import type { StudyQueue } from './study-queue';

const rowsSchema = z.array(
  queueCandidateSchema.extend({ part: z.enum(['learning', 'due', 'new']) }),
);

/**
 * What a finished quiz of the learner's did not find fully right and is still to be gone over: until
 * it was reviewed once since, and again when it is due. What is suspended or buried stays so.
 */
export async function mistakes(
  learner: Learner | null,
  now: Date,
  { session, ...filter }: QueueFilter & { session: string },
): Promise<StudyQueue> {
  const { finishedAt, questionIds } = await findMistakes(learner, session);
  const ownerId = learner?.id ?? null;
  const rows = await db().$queryRaw`
    select
      ${queueCandidateColumns},
      case
        when card.state is null then 'new' when card.state = any(${stepStates}) then 'learning'
        else 'due'
      end as part
    from ${shownQuestions}
    left join card on card.owner_id = ${ownerId}::uuid and card.question_id = question.id
    left join card_marks as marks
      on marks.owner_id = ${ownerId}::uuid and marks.question_id = question.id
    where ${matchesFilter(learner, filter)} and question.id = any(${questionIds}::uuid[])
      and (card.state is null or card.last_reviewed_at < ${finishedAt} or card.due_at <= ${now})
      and not coalesce(marks.is_suspended, false)
      and (marks.buried_until is null or marks.buried_until <= ${now})
    order by card.due_at nulls last, bank.slug, question.owner_id, question.position`;
  const found = rowsSchema.parse(rows);
  const of = (part: string) => found.filter((row) => row.part === part);
  const [learning, due, fresh] = [of('learning'), of('due'), of('new')];
  return {
    candidates: [...learning, ...due, ...fresh],
    counts: { learning: learning.length, due: due.length, new: fresh.length },
  };
}

async function findMistakes(learner: Learner | null, id: string) {
  const isOwnable = learner !== null && z.uuid().safeParse(id).success;
  const session = isOwnable
    ? await db().quizSession.findUnique({
        where: { ownerId_id: { ownerId: learner.id, id } },
        include: { answers: { where: { OR: [{ score: null }, { score: { lt: 1 } }] } } },
      })
    : null;
  if (!session) throw new AppError('not-found', 'There is no such quiz among yours.');
  const { finishedAt, answers } = session;
  if (finishedAt === null) {
    throw new AppError('conflict', 'This quiz still runs. Finish it, then go over what was wrong.');
  }
  return { finishedAt, questionIds: answers.map(({ questionId }) => questionId) };
}
