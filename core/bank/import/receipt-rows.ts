/**
 * A receipt as a person reads it, in the order of the files: each beginning of a question with the
 * lines that belong to it and with what was said about it.
 */
import type { ImportReceipt, ReceiptQuestion } from './import-receipt';
import type { FileProblem } from './import-result';

type Place = {
  file: string;
  line: number;
  /** The last line before the next beginning; null for the end of the file. */
  endLine: number | null;
};

export type ReceiptRow = Place &
  (
    | {
        kind: 'question';
        /** In the receipt, by which a repair names it. */
        index: number;
        question: ReceiptQuestion;
        warnings: FileProblem[];
      }
    | { kind: 'quarantined'; problem: FileProblem }
  );

export type ReceiptRows = {
  rows: ReceiptRow[];
  /** Warnings about what stands before the first question of a file. */
  others: FileProblem[];
};

export const receiptViews = ['all', 'warnings', 'no-key', 'quarantined'] as const;
export type ReceiptView = (typeof receiptViews)[number];

export function receiptRows({ questions, problems }: ImportReceipt): ReceiptRows {
  const starts: ReceiptRow[] = questions.map((question, index) => {
    const { file, line } = question;
    return { kind: 'question', file, line, endLine: null, index, question, warnings: [] };
  });
  for (const problem of problems) {
    const { file, line, severity } = problem;
    if (severity === 'error') {
      starts.push({ kind: 'quarantined', file, line, endLine: null, problem });
    }
  }
  const files = byFile(starts);
  for (const rows of files.values()) endRows(rows);
  const others = problems.filter((problem) => !isPlaced(problem, files.get(problem.file) ?? []));
  return { rows: [...files.values()].flat(), others };
}

export function isShownIn(view: ReceiptView, row: ReceiptRow): boolean {
  if (view === 'all') return true;
  if (row.kind === 'quarantined') return view === 'quarantined';
  if (view === 'no-key') return row.question.keyMissing;
  return view === 'warnings' && row.question.warnings.length > 0;
}

function byFile(rows: readonly ReceiptRow[]): Map<string, ReceiptRow[]> {
  const files = new Map<string, ReceiptRow[]>();
  for (const row of rows) {
    const own = files.get(row.file);
    if (own) own.push(row);
    else files.set(row.file, [row]);
  }
  return files;
}

/** Rules of beginnings that lack nothing but a title, which a person can give. */
const nameless: readonly string[] = ['heading-empty', 'title-missing'];

export function isNameless({ rule, severity }: FileProblem): boolean {
  return severity === 'error' && nameless.includes(rule);
}

/** Puts the rows of a file in the order of its lines, and ends each where the next one begins. */
function endRows(rows: ReceiptRow[]): void {
  rows.sort((a, b) => a.line - b.line);
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (next) row.endLine = Math.max(row.line, next.line - 1);
  }
}

/** Gives a warning to the question in whose lines it lies. */
function isPlaced(problem: FileProblem, rows: readonly ReceiptRow[]): boolean {
  if (problem.severity === 'error') return true;
  const row = lastUpTo(rows, problem.line);
  if (row?.kind !== 'question') return false;
  row.warnings.push(problem);
  return true;
}

/** The last row that begins at the line or before it; halving, as a file may hold 20,000. */
function lastUpTo(rows: readonly ReceiptRow[], line: number): ReceiptRow | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
