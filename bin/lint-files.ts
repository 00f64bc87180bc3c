import { z } from 'zod';
import { type FileToLint, type LintedFile, lintedFileSchema, lintFile } from './lint-file';
import { runInWorkers } from './run-in-workers';

/** Starting threads takes as long as reading so much. */
const CHARACTERS_MIN = 500_000;

/** Holds files to the rules, on all cores where that is worth it. */
export async function lintFiles(files: readonly FileToLint[]): Promise<LintedFile[]> {
  const characters = files.reduce((sum, { text }) => sum + text.length, 0);
  if (files.length === 1 || characters < CHARACTERS_MIN) return files.map(lintFile);
  const results = await runInWorkers(new URL('./lint-file.ts', import.meta.url), files);
  return z.array(lintedFileSchema).parse(results);
}
