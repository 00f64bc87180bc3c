import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** A heading is a question, and the words up to the next one are its answer. */
export const headingText: Dialect = {
  name: 'heading-text',
  read: (document, survey) => readHeadQuestions(document, survey, { prose: 'answer' }),
};
