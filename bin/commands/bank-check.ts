import { readdir, realpath } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { FileProblem } from '#core/bank/import/import-result';
import { lintTogether } from '#core/bank/lint/lint-together';
import { hintOf } from '#core/bank/lint/rules';
import { parseBank } from '#core/bank/parse-bank';
import type { FileToLint } from '../lint-file';
import { lintFiles } from '../lint-files';
import { type Command, root, UsageError } from './command';
import { findFiles, type TextFile } from './find-files';

export const bankCheck: Command = {
  usage: 'PATH... [--against FOLDER] [--json]',
  description: [
    'Reads Markdown question banks, files or folders, and prints what is wrong as',
    'file:line:column rule message, and how to mend it in the line below. Exits with 1 when there are',
    'errors; warnings are advice. The format is described in docs/question-format.md, the rules in',
    'docs/lint.md.',
  ],
  examples: [
    { line: 'bank check content', does: 'all banks in the folder content' },
    { line: 'bank check content --json', does: 'the same for a program' },
    {
      line: 'bank check content --against ../old/content',
      does: 'also whether a name has changed',
    },
  ],
  options: {
    against: { type: 'string', does: 'a folder with earlier versions of the same files' },
    json: { type: 'boolean', does: 'print one JSON object' },
  },
  async run(paths, { json, against }, output) {
    if (paths.length === 0) throw new UsageError('Name a file or a folder, such as content.');
    const banks = await lintFiles(
      await findBanks(paths, typeof against === 'string' ? against : null),
    );
    const problems = [
      ...banks.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem }))),
      ...lintTogether(banks),
    ].map((problem) => ({ ...problem, hint: hintOf(problem.rule) }));
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    const questions = banks.reduce((count, bank) => count + bank.questions.length, 0);
    if (json) {
      const files = banks.map(({ file, bank, questions }) => ({
        file,
        bank,
        questions: questions.length,
      }));
      output.print(JSON.stringify({ questions, errors, warnings, files, problems }, null, 2));
    } else {
      for (const problem of problems) {
        output.print(describe(problem));
        if (problem.hint) output.print(`  ${problem.hint}`);
      }
      const found = `${count(questions, 'question')} in ${count(banks.length, 'file')}`;
      output.print(`${found}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
    }
    return errors > 0 ? 1 : 0;
  },
};

async function findBanks(paths: readonly string[], against: string | null): Promise<FileToLint[]> {
  const scenarios = await findScenarios();
  const files = (await Promise.all(paths.map((path) => findFiles(path, ['.md'])))).flat();
  const earlier = against === null ? new Map<string, string>() : await findNames(against);
  // However a path was written, a file is itself.
  const realPaths = await Promise.all(files.map(({ path }) => realpath(path)));
  const fileByPath = new Map(files.map((file, index) => [realPaths[index], file]));
  return [...fileByPath.values()].map(({ path, name, text }) => ({
    path,
    text,
    scenarios,
    earlierBank: earlier.get(name),
  }));
}

/** What each bank in a folder is called, by its file. */
async function findNames(folder: string): Promise<Map<string, string>> {
  const files = await findFiles(folder, ['.md']);
  return new Map(files.flatMap((file) => nameOf(file)));
}

function nameOf({ name, text }: TextFile): [string, string][] {
  const { frontMatter } = parseBank(text);
  return frontMatter ? [[name, frontMatter.bank]] : [];
}

async function findScenarios(): Promise<string[]> {
  const files = await readdir(join(root, 'core/cluster/scenarios'));
  return files.map((file) => parse(file)).flatMap(({ name, ext }) => (ext === '.yaml' ? name : []));
}

function describe({ file, line, column, rule, severity, message }: FileProblem): string {
  const advice = severity === 'warning' ? ' (warning)' : '';
  return `${file}:${line}:${column} ${rule} ${message}${advice}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
