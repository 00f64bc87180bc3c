import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** Choices are lettered, and a line, a fold or a sentence names the right letters. */
export const letterKey: Dialect = {
  name: 'letter-key',
  read: (document, survey) =>
    readHeadQuestions(document, survey, { prose: 'answer', trustsLetters: true }),
};
