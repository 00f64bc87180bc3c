import type { ImportResult } from '#core/bank/import/import-result';
import type { Format } from '#core/bank/interchange/format';

/** One file as a person brought it. */
export type Upload = {
  /** Relative to the folder that was brought, with forward slashes. */
  name: string;
  bytes: Uint8Array;
  /** Left out, it is found from the name and the first words. */
  format?: Format;
  /** Of Markdown alone. */
  dialect?: string;
};

/** One review of a question in the program that the file comes from. */
export type ImportedReview = {
  /** Index in `questions`. */
  question: number;
  /** UUID, the same whenever the same review is read. */
  id: string;
  grade: 'again' | 'hard' | 'good' | 'easy';
  /** Milliseconds since 1970. */
  reviewedAt: number;
  spentMillis: number;
};

/** What FSRS knew of a question in the program that the file comes from. */
export type ImportedMemory = {
  /** Index in `questions`. */
  question: number;
  stabilityDays: number;
  /** 1 to 10. */
  difficulty: number;
  desiredRetention: number | null;
  decay: number | null;
};

export type Imported = ImportResult & {
  /** Files that the questions name, such as images. */
  media?: { name: string; bytes: Uint8Array }[];
  /** In the order in which they happened. */
  reviews?: ImportedReview[];
  memories?: ImportedMemory[];
};
