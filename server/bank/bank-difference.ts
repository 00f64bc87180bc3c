import type { Question } from '#core/bank/question';
import { contentHash } from './content-hash';

/** What the database holds of a bank's question. */
export type StoredQuestion = {
  id: string;
  key: string;
  position: number;
  version: number;
  contentHash: string;
  isRetired: boolean;
};

/** A question of the file and where it belongs; `version` is the number that it has from now on. */
export type PlacedQuestion = {
  id: string;
  key: string;
  position: number;
  version: number;
  contentHash: string;
  question: Question;
};

export type BankDifference = {
  added: PlacedQuestion[];
  changed: PlacedQuestion[];
  /** The same words again: retired ones that are back, and ones that only moved within the file. */
  returned: PlacedQuestion[];
  moved: PlacedQuestion[];
  unchanged: PlacedQuestion[];
  /** Ids of questions that have left the file. */
  retired: string[];
};

/**
 * Compares a file with what is stored of it. A question is the same one when its key is, because that
 * is what memory hangs on; questions without a key are left out, a file that has them is not loaded.
 */
export function bankDifference(
  questions: readonly Question[],
  stored: readonly StoredQuestion[],
  makeId: () => string,
): BankDifference {
  const difference: BankDifference = {
    added: [],
    changed: [],
    returned: [],
    moved: [],
    unchanged: [],
    retired: [],
  };
  const storedByKey = new Map(stored.map((row) => [row.key, row]));
  for (const [position, question] of questions.entries()) {
    if (question.id === null) continue;
    const row = storedByKey.get(question.id);
    storedByKey.delete(question.id);
    const hash = contentHash(question);
    const fate = row ? fateOf(row, hash, position) : 'added';
    difference[fate].push({
      id: row?.id ?? makeId(),
      key: question.id,
      position,
      version: row ? row.version + (fate === 'changed' ? 1 : 0) : 1,
      contentHash: hash,
      question,
    });
  }
  const gone = [...storedByKey.values()].filter(({ isRetired }) => !isRetired);
  return { ...difference, retired: gone.map(({ id }) => id) };
}

function fateOf(row: StoredQuestion, hash: string, position: number) {
  if (row.contentHash !== hash) return 'changed';
  if (row.isRetired) return 'returned';
  return row.position === position ? 'unchanged' : 'moved';
}
