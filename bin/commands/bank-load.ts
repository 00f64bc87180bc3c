import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LoadedBank, LoadReport } from '#server/bank/load-banks';
import { type Command, type Output, root, UsageError } from './command';
import { findDatabaseUrl, noDatabase } from './find-database-url';

export const bankLoad: Command = {
  usage: '[FOLDER] [--retire] [--json]',
  description: [
    'Makes the library in the database equal to a folder of Markdown banks; without FOLDER, to',
    'content. The same files again change nothing. A changed question keeps what everyone remembers',
    'of it, and one that is gone is retired, not deleted. A bank with errors is named and left as it',
    'was; then the exit code is 1. A folder without banks is refused, and one that lacks most of the',
    'banks of the library too, unless --retire says that they go. Readyz must be running, or',
    'DATABASE_URL set.',
  ],
  examples: [
    { line: 'bank load', does: 'the banks in content' },
    { line: 'bank load ~/banks --json', does: 'other banks, with a report for a program' },
  ],
  options: {
    retire: { type: 'boolean', does: 'retire banks that are gone, even most of them' },
    json: { type: 'boolean', does: 'print one JSON object' },
  },
  async run([folder = join(root, 'content'), ...others], { json, retire }, output) {
    if (others.length > 0) throw new UsageError('Name one folder.');
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) throw new UsageError(`There is no folder ${folder}.`);
    const path = resolve(folder);
    // From here on the work is the server's, which runs in the root.
    process.chdir(root);
    const databaseUrl = await findDatabaseUrl();
    if (databaseUrl === null) {
      output.complain(noDatabase);
      return 1;
    }
    const report = await load(path, databaseUrl, retire === true);
    if (json) output.print(JSON.stringify(report, null, 2));
    else printReport(report, output);
    if (report.refusal !== null) {
      output.complain(report.refusal);
      return 1;
    }
    return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

async function load(
  folder: string,
  databaseUrl: string,
  mayRetireMost: boolean,
): Promise<LoadReport> {
  process.env.DATABASE_URL = databaseUrl;
  const { loadBanksOnce } = await import('#server/bank/load-banks-once');
  return loadBanksOnce(folder, new Date(), { mayRetireMost });
}

function printReport({ banks, problems }: LoadReport, output: Output): void {
  for (const { file, line, column, rule, message } of problems) {
    output.print(`${file}:${line}:${column} ${rule} ${message}`);
  }
  for (const bank of banks) output.print(describe(bank));
}

function describe({ file, slug, added, changed, retired, unchanged }: LoadedBank): string {
  const counts = `${added} added, ${changed} changed, ${retired} retired, ${unchanged} unchanged`;
  return file === null ? `${slug}: its file is gone; ${counts}` : `${slug}: ${counts}`;
}
