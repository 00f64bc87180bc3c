import pg from 'pg';
import { LIBRARY_OWNER_ID } from '#server/bank/library';

/** Of the one learner whose queue is as long as one person's gets, and of each of the others. */
const LARGE_LEARNER_CARDS = 10_000;
const USUAL_CARDS = 250;
const REVIEWS_PER_CARD = 10;

export type SeededLearner = {
  /** Of their session. */
  token: string;
  /** Of the first questions of the seeded bank. */
  cardCount: number;
};

/**
 * Fills an empty, migrated database with so many cards of learners who have as many as most, and as many
 * again of one who has ten thousand, each with ten reviews over a year; by plain SQL, or it would take
 * hours. A twentieth of the cards is due. The one with many is returned first.
 */
export async function seedCards(databaseUrl: string, cardCount: number): Promise<SeededLearner[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set synchronous_commit = off');
    await client.query(questionsSql, [LIBRARY_OWNER_ID, LARGE_LEARNER_CARDS]);
    const others = Math.ceil(cardCount / USUAL_CARDS);
    await client.query(learnersSql, [others + 1]);
    await withoutIndexes(client, 'card', (columns) =>
      client.query(`insert into card (${columns}) ${cardsSql}`, [
        LIBRARY_OWNER_ID,
        LARGE_LEARNER_CARDS,
        others,
        USUAL_CARDS,
      ]),
    );
    await withoutIndexes(client, 'review', (columns) =>
      client.query(`insert into review (${columns}) ${reviewsSql}`, [REVIEWS_PER_CARD]),
    );
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string }>('select id from learner order by id');
    return rows.map(({ id }, place) => ({
      token: `bench-${id}`,
      cardCount: place === 0 ? LARGE_LEARNER_CARDS : USUAL_CARDS,
    }));
  } finally {
    await client.end();
  }
}

/** The questions of the seeded bank are numbered from 1. */
export function seededQuestionId(number: number): string {
  return `00000000-000c-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Rows go in many times as fast where the index is made once they are all there. */
async function withoutIndexes(
  client: pg.Client,
  table: string,
  fill: (columns: string) => Promise<unknown>,
): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(c.oid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  );
  const key = `${table}_pkey`;
  const { rows: keys } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1`,
    [key],
  );
  for (const { name } of indexes) await client.query(`drop index ${pg.escapeIdentifier(name)}`);
  await client.query(`alter table ${table} drop constraint ${key}`);
  await fill(columnsOf[table] ?? '');
  await client.query(`alter table ${table} add constraint ${key} ${keys[0]?.definition}`);
  for (const { definition } of indexes) await client.query(definition);
}

const columnsOf: Record<string, string> = {
  card: `owner_id, question_id, question_owner_id, state, due_at, show_at, stability, difficulty, step,
    reps, lapses, last_reviewed_at`,
  review: `owner_id, id, question_id, question_owner_id, version_number, grade, reviewed_at, time_zone,
    spent_ms, received_at`,
};

/** Ids are numbers written as UUIDv7, so that the same seed makes the same rows. */
const id = (family: string, number: string) =>
  `('00000000-${family}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const questionsSql = `
  with new_bank as (
    insert into bank (owner_id, id, slug, title, language, license, topics, sources, file_hash, loaded_at)
    values ($1, ${id('000b', '1')}, 'bench', 'Bench', 'en', 'CC0-1.0', '{pods}', '{}', '', now())
    returning owner_id, id
  ), new_question as (
    insert into question (owner_id, id, bank_id, key, position, version)
    select owner_id, ${id('000c', 'number')}, id, 'question-' || number, number, 1
    from new_bank, generate_series(1, $2::int) number
    returning owner_id, id
  )
  insert into question_version (
    owner_id, question_id, number, created_at, kind, title, stem, answer, key_points, level, topics,
    body, content_hash
  )
  select owner_id, id, 1, now(), 'open', 'What does ' || id || ' do?', '', 'It restarts the pod.',
    '{It restarts}', 'core', '{pods}', '{"kind":"open"}', id::text
  from new_question`;

const learnersSql = `
  with new_learner as (
    insert into learner (id, created_at)
    select ${id('0001', 'number')}, now() - interval '1 year'
    from generate_series(1, $1::int) number
    returning id
  )
  insert into learner_session (token_hash, learner_id, created_at, last_used_at)
  select sha256(convert_to('bench-' || id, 'UTF8')), id, now(), now() from new_learner`;

/** Due dates from eighteen days ago to a year ahead; one in twenty is on its learning steps. */
const cardsSql = `
  select ${id('0001', 'learner')}, ${id('000c', 'question')}, $1::uuid,
    case when random() < 0.05 then 'learning' else 'review' end,
    at, at, 20, 5, 0, 10, 1, now() - interval '20 days'
  from (
    select 1 as learner, question from generate_series(1, $2::int) question
    union all
    select learner, question
    from generate_series(2, $3::int + 1) learner, generate_series(1, $4::int) question
  ) wanted, lateral (
    select now() + (random() * 365 - 18) * interval '1 day' as at
    where learner > 0 and question > 0
  ) due
  order by learner, question`;

/** One review a month, in the order in which they were made, as a log grows. */
const reviewsSql = `
  select owner_id,
    (
      '0001' || lpad(to_hex(turn), 4, '0') || '-' || lpad(to_hex(turn), 4, '0')
      || '-7000-8000-' || right(question_id::text, 12)
    )::uuid,
    question_id, question_owner_id, 1, case when random() < 0.1 then 1 else 3 end,
    at, 'UTC', 12000, at
  from generate_series(1, $1::int) turn, card, lateral (
    select date_trunc('day', last_reviewed_at) - ($1 - turn) * interval '30 days'
      + random() * interval '1 day' as at
    where card.step >= 0
  ) made
  order by turn, owner_id`;
