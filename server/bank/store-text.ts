import { assert } from '#core/assert';
import type { FrontMatter, Question } from '#core/bank/question';
import type { Learner } from '#server/auth/learner';
import type { Transaction } from '#server/auth/learner-transaction';
import type { PlacedQuestion } from './bank-difference';
import { fileHash } from './content-hash';
import { countDifference, type DifferenceCounts } from './count-difference';
import { requireRoom } from './require-room';
import { storeBanks } from './store-banks';

/** A whole file, and what was read from it. */
export type TextToStore = {
  text: string;
  frontMatter: FrontMatter;
  questions: Question[];
  origin: 'import' | 'edit' | 'undo';
};
export type StoredText = DifferenceCounts & {
  bankId: string;
  number: number;
  /** In the order of the text, as they are stored. */
  placed: PlacedQuestion[];
};

/** Makes a learner's own bank equal to a text, and keeps the text as the bank's next one. */
export async function storeText(
  transaction: Transaction,
  learner: Learner,
  { text, frontMatter, questions, origin }: TextToStore,
  now: Date,
): Promise<StoredText> {
  const ownerId = learner.id;
  await requireRoom(transaction, learner, text.length);
  const banks = [{ frontMatter, questions, fileHash: fileHash(text) }];
  const [change] = await storeBanks(transaction, ownerId, { banks }, now);
  assert(change, 'each bank that is stored has its change');
  const { bankId, difference } = change;
  const number = (await latestNumber(transaction, ownerId, bankId)) + 1;
  const counts = countDifference(difference);
  await transaction.bankText.create({
    data: { ownerId, bankId, number, createdAt: now, text, origin, ...counts },
  });
  const { added, changed, returned, moved, unchanged } = difference;
  const placed = [...added, ...changed, ...returned, ...moved, ...unchanged];
  return { bankId, number, ...counts, placed: placed.toSorted((a, b) => a.position - b.position) };
}

/** 0 where there is none. */
export async function latestNumber(
  transaction: Transaction,
  ownerId: string,
  bankId: string,
): Promise<number> {
  const latest = await transaction.bankText.findFirst({
    where: { ownerId, bankId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  return latest?.number ?? 0;
}
