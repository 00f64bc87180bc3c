import { createHash } from 'node:crypto';
import type { Question } from '#core/bank/question';

/** Raised when the format is read differently, so that files that did not change are read again. */
const FORMAT_NUMBER = 3;

/** SHA-256 of a file, as hexadecimal: the same file again has nothing to load. */
export function fileHash(text: string): string {
  return sha256(`${FORMAT_NUMBER}\n${text}`);
}

/** SHA-256 of all that a version holds, whatever its place in the file. */
export function contentHash(question: Question): string {
  const { title, stem, hint, answer, keyPoints, level, topics, source, body, sim } = question;
  return sha256(
    JSON.stringify([title, stem, hint, answer, keyPoints, level, topics, source, body, sim]),
  );
}

/** SHA-256 of the words that a question without an author's id is known by. */
export function wordsHash(words: string): string {
  return sha256(words);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
