import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** Items of an ordered list begin with a heading: `1. ### What is a pod?`. */
export const listHeading: Dialect = {
  name: 'list-heading',
  read: (document, survey) =>
    readHeadQuestions(document, survey, { prose: 'answer', onlyInLists: true }),
};
