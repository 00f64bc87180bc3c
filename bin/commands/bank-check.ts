import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { parseBank } from '#core/bank/parse-bank';
import type { Bank, Problem } from '#core/bank/question';
import { type Command, root, UsageError } from './command';
import { findFiles } from './find-files';

type CheckedBank = Bank & { file: string };
type FileProblem = Problem & { file: string };

export const bankCheck: Command = {
  usage: 'PATH... [--json]',
  description: [
    'Reads Markdown question banks, files or folders, and prints what is wrong as',
    'file:line:column rule message. Exits with 1 when there are errors; warnings are advice.',
    'The format is described in docs/question-format.md.',
  ],
  examples: [
    { line: 'bank check content', does: 'all banks in the folder content' },
    { line: 'bank check content --json', does: 'the same for a program' },
  ],
  options: { json: { type: 'boolean', does: 'print one JSON object' } },
  async run(paths, { json }, output) {
    if (paths.length === 0) throw new UsageError('Name a file or a folder, such as content.');
    const banks = await readBanks(paths);
    const problems = [
      ...banks.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem }))),
      ...findDuplicateBanks(banks),
      ...findDuplicateIds(banks),
    ];
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    const questions = banks.reduce((count, bank) => count + bank.questions.length, 0);
    if (json) {
      const files = banks.map(({ file, frontMatter, questions }) => ({
        file,
        bank: frontMatter?.bank ?? null,
        questions: questions.length,
      }));
      output.print(JSON.stringify({ questions, errors, warnings, files, problems }, null, 2));
    } else {
      for (const problem of problems) output.print(describe(problem));
      const found = `${count(questions, 'question')} in ${count(banks.length, 'file')}`;
      output.print(`${found}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
    }
    return errors > 0 ? 1 : 0;
  },
};

async function readBanks(paths: readonly string[]): Promise<CheckedBank[]> {
  const scenarios = await findScenarios();
  const files = await Promise.all(paths.map((path) => findFiles(path, ['.md'])));
  const textByPath = new Map(files.flat().map(({ path, text }) => [path, text]));
  return [...textByPath].map(([file, text]) => ({ file, ...parseBank(text, { scenarios }) }));
}

async function findScenarios(): Promise<string[]> {
  const files = await readdir(join(root, 'core/cluster/scenarios'));
  return files.map((file) => parse(file)).flatMap(({ name, ext }) => (ext === '.yaml' ? name : []));
}

function findDuplicateBanks(banks: readonly CheckedBank[]): FileProblem[] {
  return banks.flatMap(({ file, frontMatter }, index) => {
    const slug = frontMatter?.bank;
    const earlier = banks.slice(0, index).find((bank) => bank.frontMatter?.bank === slug);
    if (slug === undefined || !earlier) return [];
    const message = `The bank "${slug}" is already in ${earlier.file}.`;
    return [{ file, ...place(1), rule: 'bank-duplicate', severity: 'error', message }];
  });
}

/** The same id in two banks is allowed, but rarely meant. */
function findDuplicateIds(banks: readonly CheckedBank[]): FileProblem[] {
  const problems: FileProblem[] = [];
  const firsts = new Map<string, { file: string; line: number }>();
  for (const { file, questions } of banks) {
    for (const { id, line } of questions) {
      const first = firsts.get(id ?? '');
      if (first && first.file !== file) {
        const message = `The id "${id}" is also in ${first.file}:${first.line}.`;
        problems.push({ file, ...place(line), rule: 'id-duplicate', severity: 'warning', message });
      } else if (id !== null) firsts.set(id, { file, line });
    }
  }
  return problems;
}

function place(line: number) {
  return { line, column: 1 };
}

function describe({ file, line, column, rule, severity, message }: FileProblem): string {
  const advice = severity === 'warning' ? ' (warning)' : '';
  return `${file}:${line}:${column} ${rule} ${message}${advice}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
