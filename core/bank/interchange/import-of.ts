/** What a reader of another program's file finds, one after another, and how it adds up. */
import { assertNothingLost, type ImportResult } from '../import/import-result';
import type { NeutralQuestion } from '../import/neutral-question';
import type { Problem } from '../question';

/** Problems of a question are warnings; the error of a quarantined one says why. */
export type Finding =
  | { kind: 'question'; question: NeutralQuestion; warnings: Problem[] }
  | { kind: 'quarantined'; problem: Problem }
  | { kind: 'unused'; line: number; text: string; reason: string };

export function importOf(file: string, findings: readonly Finding[]): ImportResult {
  const asked = findings.filter((finding) => finding.kind === 'question');
  const quarantined = findings.filter((finding) => finding.kind === 'quarantined').length;
  const result = {
    found: asked.length + quarantined,
    imported: asked.length,
    quarantined,
    unused: findings.flatMap((finding) =>
      finding.kind === 'unused'
        ? [{ file, line: finding.line, text: finding.text, reason: finding.reason }]
        : [],
    ),
    questions: asked.map(({ question }) => question),
    problems: findings
      .flatMap(problemsOf)
      .map((problem) => ({ ...problem, file }))
      .toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
  assertNothingLost(result);
  return result;
}

/** A file of which nothing can be read is quarantined as one. */
export function refusalOf(file: string, rule: string, message: string): ImportResult {
  const problem = { rule, severity: 'error', message, line: 1, column: 1 } as const;
  return importOf(file, [{ kind: 'quarantined', problem }]);
}

function problemsOf(finding: Finding): Problem[] {
  if (finding.kind === 'question') return finding.warnings;
  return finding.kind === 'unused' ? [] : [finding.problem];
}
