import { importHeadings } from '#core/bank/import/import-headings';
import { importReceipt } from '#core/bank/import/import-receipt';
import { type ImportResult, joinImports } from '#core/bank/import/import-result';
import { type Command, type Output, UsageError } from './command';
import { findFiles } from './find-files';

const ENDINGS = ['.md', '.mdx', '.markdown', '.txt'];

export const bankImport: Command = {
  usage: 'PATH --dry-run [--json]',
  description: [
    'Reads questions from a file that was not written for Readyz, or from a folder of such files',
    `(${ENDINGS.join(' ')}): a heading is a question and what follows is its answer.`,
    'Every heading is accounted for. Exits with 1 when a question could not be taken.',
  ],
  examples: [
    { line: 'bank import questions.md --dry-run', does: 'a receipt of what would be imported' },
    { line: 'bank import notes --dry-run --json', does: 'all of it, for a program' },
  ],
  options: {
    'dry-run': { type: 'boolean', does: 'read and report, write nothing' },
    json: { type: 'boolean', does: 'print one JSON object' },
  },
  async run([path, ...others], options, output) {
    if (path === undefined || others.length > 0) throw new UsageError('Name one file or folder.');
    if (!options['dry-run']) {
      throw new UsageError('Readyz cannot write what it imports yet; add --dry-run to read only.');
    }
    const files = await findFiles(path, ENDINGS);
    const result = joinImports(files.map(({ name, text }) => importHeadings(text, name)));
    if (options.json) output.print(JSON.stringify(importReceipt(result), null, 2));
    else printReceipt(result, output);
    const hasErrors = result.problems.some(({ severity }) => severity === 'error');
    return result.quarantined > 0 || hasErrors ? 1 : 0;
  },
};

function printReceipt(result: ImportResult, output: Output): void {
  for (const { file, line, title, warnings } of result.questions) {
    const notes = warnings.length > 0 ? ` (${warnings.join(', ')})` : '';
    output.print(`${file}:${line} question: ${title}${notes}`);
  }
  for (const { file, line, text, reason } of result.unused) {
    output.print(`${file}:${line} no question: ${text} (${reason})`);
  }
  for (const { file, line, column, rule, severity, message } of result.problems) {
    output.print(`${file}:${line}:${column} ${severity} ${rule} ${message}`);
  }
  const { found, imported, quarantined } = result;
  output.print(`${found} found = ${imported} imported + ${quarantined} quarantined`);
  output.print('Nothing was written.');
}
