import type { Folder } from './folder';
import type { ImportDocument } from './import-document';
import type { Unused } from './import-result';
import type { NeutralQuestion } from './neutral-question';
import type { Survey } from './survey';

/** One way in which collections write questions; a file each, listed in dialects.ts. */
export type Dialect = {
  /** As it is named on the command line. */
  name: string;
  /** Reads a document whose questions are written this way. Problems go to the document. */
  read: (document: ImportDocument, survey: Survey, folder: Folder) => Draft;
};

/** What a dialect makes of a file. An error in the problems names each beginning it quarantined. */
export type Draft = {
  questions: NeutralQuestion[];
  quarantined: number;
  unused: Unused[];
};
