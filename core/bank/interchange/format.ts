/** The names of the formats that other programs write, as `--from` and `--to` take them. */
import { z } from 'zod';

export const formats = [
  'markdown',
  'gift',
  'aiken',
  'moodle',
  'qti',
  'csv',
  'anki-text',
  'apkg',
] as const;
export const formatSchema = z.enum(formats);
export type Format = z.infer<typeof formatSchema>;
