import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from '#core/uuid';
import { LIBRARY_OWNER_ID } from '#server/bank/library';
import type { Statement } from './capture-statements';

const DUE_MAX = 50;

/** The least that a database can be asked for the same: what the use cases are measured against. */
export type PlainQueries = {
  /** The questions due, read from one index by a statement that is planned once. */
  due: (ownerId: string) => Promise<unknown>;
  /** A statement of a use case, planned once, without what lies between it and the use case. */
  again: (statement: Statement) => Promise<unknown>;
  /** One review more and its card changed, in one statement. */
  answer: (ownerId: string, questionId: string) => Promise<unknown>;
  end: () => Promise<void>;
};

export function plainQueries(databaseUrl: string, connections: number): PlainQueries {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  return {
    due: (ownerId) =>
      pool.query({ name: 'due', text: dueSql, values: [ownerId, new Date(), DUE_MAX] }),
    again: ({ text, values }) => pool.query({ name: 'again', text, values }),
    answer: (ownerId, questionId) => {
      const now = new Date();
      const id = uuidv7(now.getTime(), randomBytes(10));
      const values = [ownerId, id, questionId, LIBRARY_OWNER_ID, now];
      return pool.query({ name: 'answer', text: answerSql, values });
    },
    end: () => pool.end(),
  };
}

const dueSql = `
  select question_id from card
  where owner_id = $1 and state = 'review' and show_at <= $2
  order by show_at limit $3`;

const answerSql = `
  with logged as (
    insert into review (
      owner_id, id, question_id, question_owner_id, version_number, grade, reviewed_at, time_zone,
      spent_ms, received_at
    )
    values ($1, $2, $3, $4, 1, 3, $5, 'UTC', 9000, $5)
    returning owner_id, question_id, reviewed_at
  )
  update card set
    last_reviewed_at = logged.reviewed_at, show_at = logged.reviewed_at + interval '9 days',
    due_at = logged.reviewed_at + interval '9 days', reps = reps + 1
  from logged
  where card.owner_id = logged.owner_id and card.question_id = logged.question_id`;
