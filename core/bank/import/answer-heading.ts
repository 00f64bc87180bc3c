import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** A heading or label such as `### Answer:` divides a question from its answer, which has headings of its own. */
export const answerHeading: Dialect = {
  name: 'answer-heading',
  read: (document, survey) => readHeadQuestions(document, survey, { prose: 'answer' }),
};
