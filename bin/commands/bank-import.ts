import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dialects } from '#core/bank/import/dialects';
import type { Folder } from '#core/bank/import/folder';
import { type Format, formats } from '#core/bank/import/formats';
import { companionPaths } from '#core/bank/import/import-markdown';
import { importReceipt } from '#core/bank/import/import-receipt';
import { type ImportResult, joinImports } from '#core/bank/import/import-result';
import { refusalOf } from '#core/bank/interchange/import-of';
import { type Command, type Output, UsageError } from './command';
import { findFiles, type TextFile } from './find-files';
import { formatByEnding, isPackage, readPackages } from './read-packages';

export const bankImport: Command = {
  usage: 'PATH --dry-run [--json] [--from FORMAT] [--dialect NAME]',
  description: [
    'Reads questions from a file that was not written for Readyz, or from a folder of such files.',
    'Each Markdown file is read in the dialect that it looks like; --dialect names one for all:',
    `${dialects.map(({ name }) => name).join(', ')}.`,
    `Formats: ${[...formats.keys(), 'apkg'].join(', ')}; docs/interchange.md describes them.`,
    'Every heading is accounted for. Exits with 1 when a question could not be taken, or a file is no',
    'text.',
  ],
  examples: [
    { line: 'bank import questions.md --dry-run', does: 'a receipt of what would be imported' },
    { line: 'bank import notes --dry-run --json', does: 'all of it, for a program' },
  ],
  options: {
    'dry-run': { type: 'boolean', does: 'read and report, write nothing' },
    json: { type: 'boolean', does: 'print one JSON object' },
    from: { type: 'string', does: 'the format; left out, by the ending of the file' },
    dialect: { type: 'string', does: 'read all Markdown in this dialect' },
  },
  async run([path, ...others], options, output) {
    if (path === undefined || others.length > 0) throw new UsageError('Name one file or folder.');
    if (!options['dry-run']) {
      throw new UsageError('Readyz cannot write what it imports yet; add --dry-run to read only.');
    }
    const dialect = chooseDialect(options.dialect);
    const result = isPackage(path, options.from)
      ? await readPackages(path, options.from)
      : await readTexts(path, chooseFormat(options.from ?? (await formatByEnding(path))), dialect);
    if (options.json) output.print(JSON.stringify(importReceipt(result), null, 2));
    else printReceipt(result, output);
    return result.quarantined > 0 ? 1 : 0;
  },
};

async function readTexts(path: string, format: Format, dialect: string | undefined) {
  const files = await findFiles(path, format.endings);
  const folder = await readFolder(files);
  return joinImports(
    files.map(({ name, text }) =>
      isText(text)
        ? format.read(text, name, { dialect, folder })
        : refusalOf(name, 'not-text', 'This is no text in UTF-8, so no question is read from it.'),
    ),
  );
}

const SNIFFED_CHARACTERS = 1024;

/** A NUL is in no text that people write, and early in nearly all that is none. */
function isText(text: string): boolean {
  return !text.slice(0, SNIFFED_CHARACTERS).includes('\0');
}

function chooseFormat(name: unknown): Format {
  const format = formats.get(typeof name === 'string' ? name : 'markdown');
  if (format) return format;
  throw new UsageError(`There is no format "${name}"; write ${[...formats.keys()].join(', ')}.`);
}

function chooseDialect(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const names = dialects.map((dialect) => dialect.name);
  if (names.includes(name)) return name;
  throw new UsageError(`There is no dialect "${name}"; write ${names.join(', ')}.`);
}

/** The files themselves, and those beside them that they name. */
async function readFolder(files: readonly TextFile[]): Promise<Folder> {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const answers = new Set<string>();
  const missing = new Map<string, string>();
  for (const { path, name, text } of files) {
    const root = rootOf(path, name);
    for (const companion of companionPaths(text, name)) {
      if (texts.has(companion)) answers.add(companion);
      else missing.set(companion, join(root, companion));
    }
  }
  for (const [name, path] of missing) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) texts.set(name, text);
  }
  return { texts, answers };
}

/** The folder that names are relative to. */
function rootOf(path: string, name: string): string {
  return name.split('/').reduce((folder) => dirname(folder), path);
}

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
