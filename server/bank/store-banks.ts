import type { Question } from '#core/bank/question';
import type { Transaction } from '#server/auth/learner-transaction';
import { newId } from '#server/uuid';
import { type BankDifference, bankDifference } from './bank-difference';
import type { BankToLoad } from './bank-to-load';
import { fileQuestions } from './file-questions';
import { matchQuestions } from './match-questions';
import { readStored, readStoredWords, type StoredQuestion } from './stored-questions';
import { retireBanks, writeBanks } from './write-banks';
import { writeQuestions } from './write-questions';

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
  const bankIds = await writeBanks(transaction, ownerId, banks, now);
  await retireBanks(transaction, ownerId, goneIds, now);
  const files = new Map([
    ...banks.map(({ questions }, index) => fileOf(bankIds[index] ?? '', questions)),
    ...goneIds.map((bankId) => fileOf(bankId, [])),
  ]);
  const rows = await readStored(transaction, ownerId, [...files.keys()]);
  const stored = byBank(rows);
  const readWords = (ids: readonly string[]) => readStoredWords(transaction, ownerId, ids);
  const matches = await matchQuestions(files, rows, stored, readWords);
  const changed = [...matches].filter(([found, row]) => found.contentHash !== row.contentHash);
  const before = await readWords(changed.map(([, { id }]) => id));
  const kept = new Set(matches.values());
  const changes = [...files].map(([bankId, questions]) => {
    const known = { stored: stored.get(bankId) ?? [], matches, kept, before };
    return { bankId, difference: bankDifference(bankId, questions, known, () => newId(now)) };
  });
  const all = joinDifferences(changes.map(({ difference }) => difference));
  await writeQuestions(transaction, all, { ownerId, now });
  return changes;
}

function fileOf(bankId: string, questions: readonly Question[]) {
  return [bankId, fileQuestions(bankId, questions)] as const;
}

function byBank(rows: readonly StoredQuestion[]): Map<string, StoredQuestion[]> {
  const banks = new Map<string, StoredQuestion[]>();
  for (const row of rows) {
    const bank = banks.get(row.bankId);
    if (bank) bank.push(row);
    else banks.set(row.bankId, [row]);
  }
  return banks;
}

/** Banks are written together: as many statements for a thousand small files as for a large one. */
function joinDifferences(differences: readonly BankDifference[]): BankDifference {
  return {
    added: differences.flatMap(({ added }) => added),
    changed: differences.flatMap(({ changed }) => changed),
    returned: differences.flatMap(({ returned }) => returned),
    moved: differences.flatMap(({ moved }) => moved),
    unchanged: [],
    retired: differences.flatMap(({ retired }) => retired),
  };
}
