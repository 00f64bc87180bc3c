/** What every importer says of a file in another format: nothing that it found is lost in silence. */
import { assert } from '#core/assert';
import type { Kind, Problem } from './question';

export type FileProblem = Problem & { file: string };

export type ImportedQuestion = {
  file: string;
  /** Of the question's beginning, from 1. */
  line: number;
  /** Plain text, without its number or letter. */
  title: string;
  kind: Kind;
  /** Markdown. */
  choices: { text: string; correct: boolean }[];
  /** Markdown; null where there is none. */
  answer: string | null;
  /** Whether the file does not say what is right. */
  keyMissing: boolean;
  /** Rules of the warnings about it. */
  warnings: string[];
};

/** A heading that began no question. */
export type Unused = { file: string; line: number; text: string; reason: string };

export type ImportResult = {
  /** Beginnings of questions in the file: imported + quarantined. */
  found: number;
  imported: number;
  /** Beginnings that became no question; a problem with severity error says why of each. */
  quarantined: number;
  unused: Unused[];
  questions: ImportedQuestion[];
  problems: FileProblem[];
};

/** Adds files up, and fails when one of them lost a question. */
export function joinImports(results: readonly ImportResult[]): ImportResult {
  const sum = (count: (result: ImportResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  const joined = {
    found: sum(({ found }) => found),
    imported: sum(({ imported }) => imported),
    quarantined: sum(({ quarantined }) => quarantined),
    unused: results.flatMap(({ unused }) => unused),
    questions: results.flatMap(({ questions }) => questions),
    problems: results.flatMap(({ problems }) => problems),
  };
  assertNothingLost(joined);
  return joined;
}

export function assertNothingLost(result: ImportResult): void {
  assert(result.found === result.imported + result.quarantined, 'no found question is lost');
  assert(result.imported === result.questions.length, 'each imported question is listed');
}
