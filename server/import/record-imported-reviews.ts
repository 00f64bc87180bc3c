import type { ComposedQuestions } from '#core/bank/repair/compose-questions';
import { grades } from '#core/review/card';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import type { StoredText } from '#server/bank/store-text';
import { rebuildCards } from '#server/review/rebuild-cards';
import type { ReadResult } from './read-result';

type Imported = {
  result: ReadResult;
  composed: ComposedQuestions;
  stored: StoredText;
  wish: { timeZone: string };
};

/** A moment before the year 2000 was not given in milliseconds. */
const REVIEWED_AT_MIN = 946_684_800_000;
const SPENT_MS_MAX = 2_147_483_647;

/**
 * Adds a learner's reviews of another program to their log, and makes the cards anew. A review has the
 * same id whenever it is imported, so that importing it twice adds nothing. What the other program
 * computed from them is left to ours.
 */
export async function recordImportedReviews(
  transaction: Transaction,
  learner: Learner,
  { result, composed, stored, wish }: Imported,
  now: Date,
): Promise<void> {
  const places = new Map(composed.indexes.map((index, place) => [index, place]));
  const rows = result.reviews.flatMap(({ question, id, grade, reviewedAt, spentMillis }) => {
    const placed = stored.placed[places.get(question) ?? -1];
    if (!placed || reviewedAt < REVIEWED_AT_MIN) return [];
    return {
      id,
      question_id: placed.id,
      version_number: placed.version,
      grade: grades[grade],
      reviewed_at: new Date(Math.min(reviewedAt, now.getTime())),
      spent_ms: Math.min(Math.max(0, Math.round(spentMillis)), SPENT_MS_MAX),
    };
  });
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    insert into review (
      owner_id, question_owner_id, time_zone, received_at, id, question_id, version_number, grade,
      reviewed_at, spent_ms
    )
    select ${learner.id}::uuid, ${learner.id}::uuid, ${wish.timeZone}, ${now}, id, question_id,
      version_number, grade, reviewed_at, spent_ms
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      id uuid, question_id uuid, version_number integer, grade smallint, reviewed_at timestamptz,
      spent_ms integer
    )
    on conflict do nothing`;
  const questionIds = [...new Set(rows.map((row) => row.question_id))];
  await rebuildCards(
    transaction,
    learner,
    questionIds.map((questionId) => ({ questionId, questionOwnerId: learner.id })),
  );
}
