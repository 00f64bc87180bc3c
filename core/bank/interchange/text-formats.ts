/** The text formats of other programs, by the name that `--from` takes. */
import type { ImportResult } from '../import/import-result';

export type TextFormat = {
  /** Of the files that are read when a folder is imported. */
  endings: readonly string[];
  /** Never throws. `file` is only repeated in what is reported. */
  read: (text: string, file: string) => ImportResult;
};

export const textFormats: ReadonlyMap<string, TextFormat> = new Map<string, TextFormat>([]);
