import type { FrontMatter, Question } from '#core/bank/question';
import type { Transaction } from '#server/auth/learner-transaction';
import { newId } from '#server/uuid';
import { type BankDifference, bankDifference } from './bank-difference';
import { fileQuestions } from './file-questions';
import { matchQuestions } from './match-questions';
import { readStored, readStoredWords } from './stored-questions';
import { writeQuestions } from './write-questions';

export type BankToLoad = { frontMatter: FrontMatter; questions: Question[]; fileHash: string };
export type BankChange = { bankId: string; difference: BankDifference };

/**
 * Makes the stored banks of an owner equal to their files, and retires those that are gone; answers in
 * the order of `banks` and then of `goneIds`. The files are looked at together, because a question
 * that has left one may have come to another. What changed gets its next version, and what left is
 * retired. Loads of one owner at the same time are done one after another.
 */
export async function storeBanks(
  transaction: Transaction,
  ownerId: string,
  { banks, goneIds = [] }: { banks: readonly BankToLoad[]; goneIds?: readonly string[] },
  now: Date,
): Promise<BankChange[]> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${ownerId}, 0))`;
  const files = new Map<string, ReturnType<typeof fileQuestions>>();
  for (const bank of banks) {
    const bankId = await writeBank(transaction, ownerId, bank, now);
    files.set(bankId, fileQuestions(bankId, bank.questions));
  }
  await retireBanks(transaction, ownerId, goneIds, now);
  for (const bankId of goneIds) files.set(bankId, []);
  const stored = await readStored(transaction, ownerId, [...files.keys()]);
  const readWords = (ids: readonly string[]) => readStoredWords(transaction, ownerId, ids);
  const matches = await matchQuestions(files, stored, readWords);
  const changed = [...matches].filter(([found, row]) => found.contentHash !== row.contentHash);
  const bodies = await readWords(changed.map(([, { id }]) => id));
  const changes = [...files].map(([bankId, questions]) => {
    const own = stored.filter((row) => row.bankId === bankId);
    const known = { stored: own, matches, before: bodies };
    return { bankId, difference: bankDifference(bankId, questions, known, () => newId(now)) };
  });
  for (const { difference } of changes) {
    await writeQuestions(transaction, difference, { ownerId, now });
  }
  return changes;
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

/** Takes banks out of every list. Nothing is deleted, because memories hang on their questions. */
async function retireBanks(
  transaction: Transaction,
  ownerId: string,
  bankIds: readonly string[],
  now: Date,
): Promise<void> {
  if (bankIds.length === 0) return;
  await transaction.bank.updateMany({
    where: { ownerId, id: { in: [...bankIds] } },
    data: { retiredAt: now },
  });
}
