/**
 * Writes a bank's differences with one statement for each table, however many questions there are:
 * the rows travel as one JSON value, which the database takes apart.
 */
import type { Transaction } from '#server/auth/learner-transaction';
import type { BankDifference, PlacedQuestion } from './bank-difference';

type Place = { ownerId: string; now: Date };

/** So many at a time that one statement neither holds up others nor fills the memory. */
const BATCH_LENGTH = 2_000;

export async function writeQuestions(
  transaction: Transaction,
  difference: BankDifference,
  place: Place,
): Promise<void> {
  const { added, changed, returned, moved, retired } = difference;
  for (const batch of batchesOf(added)) await insertQuestions(transaction, batch, place);
  for (const batch of batchesOf([...added, ...changed])) {
    await insertVersions(transaction, batch, place);
    await insertChoices(transaction, batch, place);
  }
  for (const batch of batchesOf([...changed, ...returned, ...moved])) {
    await updateQuestions(transaction, batch, place);
  }
  if (retired.length > 0) {
    await transaction.$executeRaw`
      update question set retired_at = ${place.now}
      where owner_id = ${place.ownerId}::uuid and id = any(${retired}::uuid[])`;
  }
}

function batchesOf(placed: readonly PlacedQuestion[]): PlacedQuestion[][] {
  const count = Math.ceil(placed.length / BATCH_LENGTH);
  return Array.from({ length: count }, (_, index) =>
    placed.slice(index * BATCH_LENGTH, (index + 1) * BATCH_LENGTH),
  );
}

async function insertQuestions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId }: Place,
): Promise<void> {
  await transaction.$executeRaw`
    insert into question (
      owner_id, id, bank_id, key, has_own_key, words_hash, position, version
    )
    select ${ownerId}::uuid, id, bank_id, key, has_own_key, words_hash, position, version
    from jsonb_to_recordset(${JSON.stringify(placed.map(questionRow))}::jsonb) as row (
      id uuid, bank_id uuid, key text, has_own_key boolean, words_hash text, position integer,
      version integer
    )`;
}

async function updateQuestions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId }: Place,
): Promise<void> {
  await transaction.$executeRaw`
    update question set
      bank_id = row.bank_id, key = row.key, has_own_key = row.has_own_key,
      words_hash = row.words_hash, position = row.position, version = row.version,
      retired_at = null
    from jsonb_to_recordset(${JSON.stringify(placed.map(questionRow))}::jsonb) as row (
      id uuid, bank_id uuid, key text, has_own_key boolean, words_hash text, position integer,
      version integer
    )
    where question.owner_id = ${ownerId}::uuid and question.id = row.id`;
}

function questionRow(placed: PlacedQuestion) {
  const { id, bankId, key, hasOwnKey, wordsHash, position, version } = placed;
  return {
    id,
    bank_id: bankId,
    key,
    has_own_key: hasOwnKey,
    words_hash: wordsHash,
    position,
    version,
  };
}

async function insertVersions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId, now }: Place,
): Promise<void> {
  await transaction.$executeRaw`
    insert into question_version (
      owner_id, created_at, question_id, number, content_hash, kind, title, stem, hint, answer,
      key_points, level, topics, source_name, source_section, body, sim, changes_key
    )
    select
      ${ownerId}::uuid, ${now}, question_id, number, content_hash, kind, title, stem, hint, answer,
      key_points, level, topics, source_name, source_section, body, sim, changes_key
    from jsonb_to_recordset(${JSON.stringify(placed.map(versionRow))}::jsonb) as row (
      question_id uuid, number integer, content_hash text, kind text, title text, stem text,
      hint text, answer text, key_points text[], level text, topics text[], source_name text,
      source_section text, body jsonb, sim jsonb, changes_key boolean
    )`;
}

function versionRow({ id, version, contentHash, changesKey, question }: PlacedQuestion) {
  const { title, stem, hint, answer, keyPoints, level, topics, source, body, sim } = question;
  return {
    question_id: id,
    number: version,
    content_hash: contentHash,
    kind: body.kind,
    title,
    stem,
    hint,
    answer,
    key_points: keyPoints,
    level,
    topics,
    source_name: source?.name ?? null,
    source_section: source?.section ?? null,
    // Choices have rows of their own.
    body: 'choices' in body ? { kind: body.kind } : body,
    sim,
    changes_key: changesKey,
  };
}

async function insertChoices(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId }: Place,
): Promise<void> {
  const rows = placed.flatMap(({ id, version, question: { body } }) => {
    const choices = 'choices' in body ? body.choices : [];
    return choices.map((choice, position) => ({
      question_id: id,
      version_number: version,
      position,
      text: choice.text,
      is_correct: choice.correct,
      explanation: choice.explanation,
    }));
  });
  await transaction.$executeRaw`
    insert into choice (
      owner_id, question_id, version_number, position, text, is_correct, explanation
    )
    select ${ownerId}::uuid, question_id, version_number, position, text, is_correct, explanation
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      question_id uuid, version_number integer, position integer, text text, is_correct boolean,
      explanation text
    )`;
}
