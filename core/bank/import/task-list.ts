import type { Dialect } from './dialect';
import { readHeadQuestions } from './head-questions';

/** Headings or lines that count on, with `- [ ]` and `- [x]` under each; what follows the boxes explains. */
export const taskList: Dialect = {
  name: 'task-list',
  read: (document, survey) => readHeadQuestions(document, survey, { prose: 'answer' }),
};
