import type { ImportResult } from '#core/bank/import/import-result';
import type { Format } from '#core/bank/interchange/format';
import type { PictureKind } from './read-picture';

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

/** A picture that questions show, by the path that they use. */
export type ImportedPicture = PictureKind & { name: string; bytes: Uint8Array };

export type Imported = ImportResult & {
  media?: ImportedPicture[];
  /** In the order in which they happened. */
  reviews?: ImportedReview[];
  memories?: ImportedMemory[];
};
