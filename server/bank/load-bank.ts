import { z } from 'zod';
import type { FrontMatter, Question } from '#core/bank/question';
import { db } from '#server/db';
import { newId } from '#server/uuid';
import { type BankDifference, bankDifference, type StoredQuestion } from './bank-difference';
import { type Transaction, writeQuestions } from './write-questions';

export type BankToLoad = { frontMatter: FrontMatter; questions: Question[]; fileHash: string };

/** A large bank on a slow disk takes longer than the five seconds that Prisma allows by itself. */
const TIMEOUT_MS = 60_000;

/**
 * Makes the stored bank equal to the file, in one transaction. What changed gets its next version,
 * what left the file is retired, and a bank that is loaded twice at once is loaded one after another.
 */
export async function loadBank(
  ownerId: string,
  bank: BankToLoad,
  now: Date,
): Promise<BankDifference> {
  return db().$transaction(
    async (transaction) => {
      const lock = `${ownerId}/${bank.frontMatter.bank}`;
      await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
      const bankId = await writeBank(transaction, ownerId, bank, now);
      const stored = await readStored(transaction, ownerId, bankId);
      const difference = bankDifference(bank.questions, stored, () => newId(now));
      await writeQuestions(transaction, difference, { ownerId, bankId, now });
      return difference;
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}

async function writeBank(
  transaction: Transaction,
  ownerId: string,
  { frontMatter, fileHash }: BankToLoad,
  now: Date,
): Promise<string> {
  const { bank: slug, title, description, language, license, topics, sources } = frontMatter;
  const fields = { title, description, language, license, topics, sources, fileHash };
  const row = await transaction.bank.upsert({
    where: { ownerId_slug: { ownerId, slug } },
    create: { ownerId, id: newId(now), slug, ...fields, loadedAt: now },
    update: { ...fields, loadedAt: now, retiredAt: null },
    select: { id: true },
  });
  return row.id;
}

async function readStored(
  transaction: Transaction,
  ownerId: string,
  bankId: string,
): Promise<StoredQuestion[]> {
  const rows = await transaction.$queryRaw`
    select
      question.id, question.key, question.position, question.version,
      version.content_hash as "contentHash",
      question.retired_at is not null as "isRetired"
    from question
    join question_version as version
      on version.owner_id = question.owner_id
      and version.question_id = question.id
      and version.number = question.version
    where question.owner_id = ${ownerId}::uuid and question.bank_id = ${bankId}::uuid`;
  return storedSchema.parse(rows);
}

const storedSchema = z.array(
  z.object({
    id: z.string(),
    key: z.string(),
    position: z.number(),
    version: z.number(),
    contentHash: z.string(),
    isRetired: z.boolean(),
  }),
);
