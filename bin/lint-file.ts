/** Holds one file to the rules, in a thread of its own where there are many. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { lintBank } from '#core/bank/lint/lint-bank';

const fileSchema = z.object({
  path: z.string(),
  text: z.string(),
  scenarios: z.array(z.string()),
  earlierBank: z.string().optional(),
});
export type FileToLint = z.infer<typeof fileSchema>;

export const lintedFileSchema = z.object({
  file: z.string(),
  bank: z.string().nullable(),
  questions: z.array(z.object({ id: z.string().nullable(), line: z.number() })),
  problems: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      line: z.number(),
      column: z.number(),
    }),
  ),
});
/** What is said of a file; its questions stay where they were read. */
export type LintedFile = z.infer<typeof lintedFileSchema>;

export function lintFile({ path, text, scenarios, earlierBank }: FileToLint): LintedFile {
  const exists = (link: string) => existsSync(join(dirname(path), link));
  const { frontMatter, questions, problems } = lintBank(text, { scenarios, exists, earlierBank });
  return {
    file: path,
    bank: frontMatter?.bank ?? null,
    questions: questions.map(({ id, line }) => ({ id, line })),
    problems,
  };
}

export function work(input: unknown): LintedFile {
  return lintFile(fileSchema.parse(input));
}
