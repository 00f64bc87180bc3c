/**
 * Writes a bank's differences with one statement for each table, however many questions there are:
 * the rows travel as one JSON value, which the database takes apart.
 */
import type { Prisma } from '#prisma/generated/client';
import type { BankDifference, PlacedQuestion } from './bank-difference';

export type Transaction = Prisma.TransactionClient;
type Place = { ownerId: string; bankId: string; now: Date };

export async function writeQuestions(
  transaction: Transaction,
  difference: BankDifference,
  place: Place,
): Promise<void> {
  const { added, changed, returned, moved, retired } = difference;
  const written = [...added, ...changed];
  if (added.length > 0) await insertQuestions(transaction, added, place);
  if (written.length > 0) {
    await insertVersions(transaction, written, place);
    await insertChoices(transaction, written, place);
  }
  const kept = [...changed, ...returned, ...moved];
  if (kept.length > 0) await updateQuestions(transaction, kept, place);
  if (retired.length > 0) {
    await transaction.question.updateMany({
      where: { ownerId: place.ownerId, id: { in: retired } },
      data: { retiredAt: place.now },
    });
  }
}

async function insertQuestions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId, bankId }: Place,
): Promise<void> {
  const rows = placed.map(({ id, key, position, version }) => ({ id, key, position, version }));
  await transaction.$executeRaw`
    insert into question (owner_id, id, bank_id, key, position, version)
    select ${ownerId}::uuid, id, ${bankId}::uuid, key, position, version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, key text, position integer, version integer)`;
}

async function updateQuestions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId }: Place,
): Promise<void> {
  const rows = placed.map(({ id, position, version }) => ({ id, position, version }));
  await transaction.$executeRaw`
    update question set position = row.position, version = row.version, retired_at = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, position integer, version integer)
    where question.owner_id = ${ownerId}::uuid and question.id = row.id`;
}

async function insertVersions(
  transaction: Transaction,
  placed: readonly PlacedQuestion[],
  { ownerId, now }: Place,
): Promise<void> {
  await transaction.$executeRaw`
    insert into question_version (
      owner_id, created_at, question_id, number, content_hash, kind, title, stem, hint, answer,
      key_points, level, topics, source_name, source_section, body, sim
    )
    select
      ${ownerId}::uuid, ${now}, question_id, number, content_hash, kind, title, stem, hint, answer,
      key_points, level, topics, source_name, source_section, body, sim
    from jsonb_to_recordset(${JSON.stringify(placed.map(versionRow))}::jsonb) as row (
      question_id uuid, number integer, content_hash text, kind text, title text, stem text,
      hint text, answer text, key_points text[], level text, topics text[], source_name text,
      source_section text, body jsonb, sim jsonb
    )`;
}

function versionRow({ id, version, contentHash, question }: PlacedQuestion) {
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
