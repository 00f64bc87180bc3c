import { changesKey } from '#core/bank/identity/changes-key';
import { keyChooser } from '#core/bank/identity/key-chooser';
import type { Matches } from '#core/bank/identity/known-question';
import type { Body, Question } from '#core/bank/question';
import type { FileQuestion } from './file-questions';
import type { StoredQuestion } from './stored-questions';

/** A question of a file and where it belongs; `version` is the number that it has from now on. */
export type PlacedQuestion = {
  id: string;
  bankId: string;
  key: string;
  hasOwnKey: boolean;
  wordsHash: string;
  position: number;
  version: number;
  contentHash: string;
  changesKey: boolean;
  question: Question;
};

export type BankDifference = {
  added: PlacedQuestion[];
  changed: PlacedQuestion[];
  /** The same words again: retired ones that are back, and ones that moved within or between files. */
  returned: PlacedQuestion[];
  moved: PlacedQuestion[];
  unchanged: PlacedQuestion[];
  /** Ids of questions that have left the bank and are in no other. */
  retired: string[];
};

export const noDifference: BankDifference = {
  added: [],
  changed: [],
  returned: [],
  moved: [],
  unchanged: [],
  retired: [],
};

type Known = {
  /** All that is stored of the bank, retired questions included. */
  stored: readonly StoredQuestion[];
  matches: Matches<FileQuestion, StoredQuestion>;
  /** The stored questions that are matched, in whatever bank. */
  kept: ReadonlySet<StoredQuestion>;
  /** By question, what was right in it so far; of those whose words differ now. */
  before: ReadonlyMap<string, { body: Body }>;
};

/** What a bank's file changes, given which of its questions are known from before. */
export function bankDifference(
  bankId: string,
  questions: readonly FileQuestion[],
  { stored, matches, kept, before }: Known,
  makeId: () => string,
): BankDifference {
  const difference = structuredClone(noDifference);
  const taken = new Set([
    ...stored.map(({ key }) => key),
    ...questions.flatMap(({ id }) => id ?? []),
  ]);
  const choose = keyChooser(taken);
  for (const [position, found] of questions.entries()) {
    const row = matches.get(found);
    const { id, wordsHash, contentHash, question } = found;
    const isKept = row && (row.bankId === bankId || !taken.has(row.key));
    const key = id ?? (isKept ? row.key : choose(question.title, wordsHash));
    taken.add(key);
    const place = { bankId, key, hasOwnKey: id !== null, wordsHash, position };
    const placed = { ...place, ...versionOf(found, row, before), contentHash, question };
    difference[row ? fateOf(row, placed) : 'added'].push({ id: row?.id ?? makeId(), ...placed });
  }
  const gone = stored.filter((row) => !row.isRetired && !kept.has(row));
  return { ...difference, retired: gone.map(({ id }) => id) };
}

function versionOf(found: FileQuestion, row: StoredQuestion | undefined, before: Known['before']) {
  if (!row) return { version: 1, changesKey: false };
  if (row.contentHash === found.contentHash) return { version: row.version, changesKey: false };
  const body = before.get(row.id)?.body;
  return {
    version: row.version + 1,
    changesKey: body !== undefined && changesKey(body, found.question.body),
  };
}

function fateOf(row: StoredQuestion, placed: Omit<PlacedQuestion, 'id'>) {
  if (row.contentHash !== placed.contentHash) return 'changed';
  if (row.isRetired) return 'returned';
  const isSame =
    row.bankId === placed.bankId &&
    row.position === placed.position &&
    row.key === placed.key &&
    row.hasOwnKey === placed.hasOwnKey &&
    row.wordsHash === placed.wordsHash;
  return isSame ? 'unchanged' : 'moved';
}
