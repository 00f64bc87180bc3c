import { expect, test } from 'vitest';
import type { ImportReceipt, ReceiptQuestion } from './import-receipt';
import type { FileProblem } from './import-result';
import { isNameless, isShownIn, type ReceiptRow, receiptRows } from './receipt-rows';

function question(file: string, line: number, more: Partial<ReceiptQuestion> = {}) {
  const nothing = { answer: null, keyMissing: false, warnings: [], choices: [] };
  return { file, line, title: `${file} ${line}`, kind: 'open' as const, ...nothing, ...more };
}

function problem(file: string, line: number, severity: FileProblem['severity']): FileProblem {
  return { rule: 'some-rule', severity, message: 'Something.', file, line, column: 1 };
}

function receipt(questions: ReceiptQuestion[], problems: FileProblem[]): ImportReceipt {
  const quarantined = problems.filter(({ severity }) => severity === 'error').length;
  const imported = questions.length;
  return { found: imported + quarantined, imported, quarantined, unused: [], questions, problems };
}

function places(rows: ReceiptRow[]) {
  return rows.map(({ kind, file, line, endLine }) => [kind, file, line, endLine]);
}

test('each beginning owns the lines up to the next one in its file', () => {
  const { rows } = receiptRows(
    receipt(
      [question('a.md', 3), question('a.md', 20), question('b.md', 1)],
      [problem('a.md', 9, 'error')],
    ),
  );
  expect(places(rows)).toEqual([
    ['question', 'a.md', 3, 8],
    ['quarantined', 'a.md', 9, 19],
    ['question', 'a.md', 20, null],
    ['question', 'b.md', 1, null],
  ]);
});

test('a question keeps its place in the receipt, by which repairs name it', () => {
  const { rows } = receiptRows(receipt([question('b.md', 9), question('b.md', 2)], []));
  expect(rows.map((row) => row.kind === 'question' && row.index)).toEqual([1, 0]);
});

test('two beginnings in one line keep it both', () => {
  const { rows } = receiptRows(receipt([question('a.csv', 1), question('a.csv', 1)], []));
  expect(places(rows)).toEqual([
    ['question', 'a.csv', 1, 1],
    ['question', 'a.csv', 1, null],
  ]);
});

test('a warning belongs to the question in whose lines it lies', () => {
  const warnings = [problem('a.md', 1, 'warning'), problem('a.md', 7, 'warning')];
  const { rows, others } = receiptRows(
    receipt([question('a.md', 3), question('a.md', 20)], warnings),
  );
  expect(rows.map((row) => row.kind === 'question' && row.warnings.length)).toEqual([1, 0]);
  expect(others).toEqual([warnings[0]]);
});

test('each view shows what its name says', () => {
  const { rows } = receiptRows(
    receipt(
      [
        question('a.md', 1),
        question('a.md', 2, { warnings: ['answer-missing'] }),
        question('a.md', 3, { keyMissing: true }),
      ],
      [problem('a.md', 4, 'error')],
    ),
  );
  const shown = (view: Parameters<typeof isShownIn>[0]) =>
    rows.filter((row) => isShownIn(view, row)).map(({ line }) => line);
  expect(shown('all')).toEqual([1, 2, 3, 4]);
  expect(shown('warnings')).toEqual([2]);
  expect(shown('no-key')).toEqual([3]);
  expect(shown('quarantined')).toEqual([4]);
});

test('only a beginning without words is mended with a title', () => {
  const empty = { ...problem('a.md', 1, 'error'), rule: 'heading-empty' };
  expect([empty, problem('a.md', 1, 'error')].map(isNameless)).toEqual([true, false]);
});

test('20,000 questions with a warning each are sorted in a moment', { timeout: 30_000 }, () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => index * 5 + 1);
  const { rows } = receiptRows(
    receipt(
      lines.map((line) => question('a.md', line)),
      lines.map((line) => problem('a.md', line + 2, 'warning')),
    ),
  );
  expect(rows.every((row) => row.kind === 'question' && row.warnings.length === 1)).toBe(true);
});
