/** The formats that can be imported, by the name after `--from`. */
import { textFormats } from '../interchange/text-formats';
import type { Folder } from './folder';
import { importMarkdown } from './import-markdown';
import type { ImportResult } from './import-result';

export type ReadOptions = { dialect?: string | undefined; folder?: Folder | undefined };

export type Format = {
  /** Of files, in small letters, with their dot. */
  endings: readonly string[];
  /** Never throws; `file` is repeated in what is reported. */
  read: (text: string, file: string, options?: ReadOptions) => ImportResult;
};

export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['markdown', { endings: ['.md', '.mdx', '.markdown', '.txt'], read: importMarkdown }],
  ...textFormats,
]);
