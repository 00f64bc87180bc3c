import type { Matches } from '#core/bank/identity/known-question';
import { matchExactly } from '#core/bank/identity/match-exactly';
import { matchSimilar } from '#core/bank/identity/match-similar';
import { rewordingBags, titleWords } from '#core/bank/identity/question-words';
import type { FileQuestion } from './file-questions';
import type { StoredQuestion, StoredWords } from './stored-questions';

/** Fetches the words of stored questions by their ids. */
type ReadWords = (ids: readonly string[]) => Promise<Map<string, StoredWords>>;

/**
 * Recognises the questions of the files that changed among those that are stored. Words are fetched
 * only of the questions that hashes leave open, so that a bank that hardly changed costs little.
 */
export async function matchQuestions(
  banks: ReadonlyMap<string, readonly FileQuestion[]>,
  stored: readonly StoredQuestion[],
  storedByBank: ReadonlyMap<string, readonly StoredQuestion[]>,
  readWords: ReadWords,
): Promise<Matches<FileQuestion, StoredQuestion>> {
  const matches = matchExactly([...banks.values()].flat(), stored);
  for (const [bankId, questions] of banks) {
    const rows = (storedByBank.get(bankId) ?? []).filter((row) => !row.isRetired);
    await matchReworded(questions, rows, matches, readWords);
  }
  return matches;
}

async function matchReworded(
  questions: readonly FileQuestion[],
  rows: readonly StoredQuestion[],
  matches: Matches<FileQuestion, StoredQuestion>,
  readWords: ReadWords,
): Promise<void> {
  if (rows.length === 0 || questions.every((question) => matches.has(question))) return;
  const kept = new Set(matches.values());
  const lost = rows.filter((row) => !kept.has(row));
  if (lost.length === 0) return;
  const words = await readWords(lost.map(({ id }) => id));
  matchSimilar(questions, rows, matches, {
    titleOf: (one) => titleWords('question' in one ? one.question : one),
    bagsOf: (one) => {
      const worded = 'question' in one ? one.question : words.get(one.id);
      return worded ? rewordingBags(worded) : [];
    },
  });
}
