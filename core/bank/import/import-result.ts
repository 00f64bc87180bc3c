/** What every importer says of a file in another format: nothing that it found is lost in silence. */
import { assert } from '#core/assert';
import type { Problem } from '../question';
import type { NeutralQuestion } from './neutral-question';

export type FileProblem = Problem & { file: string };

/** A heading, summary or list with check boxes that began no question. */
export type Unused = { file: string; line: number; text: string; reason: string };

export type ImportResult = {
  /** Beginnings of questions: imported + quarantined. */
  found: number;
  imported: number;
  /** Beginnings that became no question; a problem with severity error says why of each. */
  quarantined: number;
  unused: Unused[];
  questions: NeutralQuestion[];
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
