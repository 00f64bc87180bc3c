import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** A heading is a question, and its answer is folded under it. */
export const headingDetails: Dialect = {
  name: 'heading-details',
  read: (document, survey) => readHeadQuestions(document, survey, { prose: 'answer' }),
};
