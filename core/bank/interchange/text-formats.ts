/** The text formats of other programs, by the name after `--from`. */
import type { ImportResult } from '../import/import-result';
import { importAiken } from './import-aiken';
import { importAnkiText } from './import-anki-text';
import { importCsv } from './import-csv';
import { importGift } from './import-gift';
import { importMoodle } from './import-moodle';
import { importQti } from './import-qti';

export type TextFormat = {
  /** Of the files that are read when a folder is imported. */
  endings: readonly string[];
  /** Never throws. `file` is only repeated in what is reported. */
  read: (text: string, file: string) => ImportResult;
};

export const textFormats: ReadonlyMap<string, TextFormat> = new Map<string, TextFormat>([
  ['gift', { endings: ['.gift', '.txt'], read: importGift }],
  ['aiken', { endings: ['.aiken', '.txt'], read: importAiken }],
  ['moodle', { endings: ['.xml'], read: importMoodle }],
  ['qti', { endings: ['.xml'], read: importQti }],
  ['anki-text', { endings: ['.txt', '.tsv', '.csv'], read: importAnkiText }],
  ['csv', { endings: ['.csv', '.tsv'], read: importCsv }],
]);
