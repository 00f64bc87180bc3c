import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** A heading is a question and the words under it say more of it; nobody answers it here. */
export const open: Dialect = {
  name: 'open',
  read: (document, survey) => readHeadQuestions(document, survey, { prose: 'stem' }),
};
