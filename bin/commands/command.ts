import { join } from 'node:path';

/** 0: done. 1: done, and found problems, or could not be done. 2: used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Results go to `print` (stdout), everything else to `complain` (stderr), a line at a time. */
export type Output = { print: (line: string) => void; complain: (line: string) => void };

type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One command; a file each, listed in commands.ts. */
export type Command = {
  /** What follows the name, such as `PATH... [--json]`. */
  usage: string;
  /** Paragraphs of help. */
  description: string[];
  examples: { line: string; does: string }[];
  /** Beyond `--help`, with a line of help each. */
  options: Record<string, { type: 'string' | 'boolean'; does: string }>;
  run: (operands: string[], options: OptionValues, output: Output) => Promise<ExitCode>;
};

/** A mistake of the person who types: one sentence, and what to type instead. */
export class UsageError extends Error {}

/** The root of the repository, for files that belong to it. */
export const root = join(import.meta.dirname, '../..');
