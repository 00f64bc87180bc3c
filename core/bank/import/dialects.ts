/** Every dialect by name. A new one is a file of its own and a line here. */
import { answerHeading } from './answer-heading';
import { details } from './details';
import type { Dialect } from './dialect';
import { flashcards } from './flashcards';
import { folderQuestion } from './folder-question';
import { frontMatterList } from './front-matter-list';
import { headingDetails } from './heading-details';
import { headingText } from './heading-text';
import { labelledOutline } from './labelled-outline';
import { letterKey } from './letter-key';
import { listHeading } from './list-heading';
import { open } from './open';
import { questionList } from './question-list';
import { readyz } from './readyz';
import { taskList } from './task-list';

export const dialects: readonly Dialect[] = [
  readyz,
  taskList,
  letterKey,
  details,
  headingDetails,
  listHeading,
  answerHeading,
  headingText,
  open,
  questionList,
  frontMatterList,
  folderQuestion,
  flashcards,
  labelledOutline,
];
