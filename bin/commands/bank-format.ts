import { rename, writeFile } from 'node:fs/promises';
import { formatBank } from '#core/bank/format-bank';
import { type Command, type Output, UsageError } from './command';
import { findFiles, type TextFile } from './find-files';

/** What became of a file. */
type Outcome = 'canonical' | 'formatted' | 'refused';

export const bankFormat: Command = {
  usage: 'PATH... [--check] [--stdout]',
  description: [
    'Writes Markdown question banks in their canonical form and names the files that it changed. A file',
    'with errors is left alone, and so is one that would not read back the same. Exits with 1 when a',
    'file was left alone, and, with --check, when one is not in its canonical form.',
  ],
  examples: [
    { line: 'bank format content', does: 'all banks in the folder content' },
    { line: 'bank format content --check', does: 'names the files that would change' },
    { line: 'bank format bank.md --stdout', does: 'prints one file instead of writing it' },
  ],
  options: {
    check: { type: 'boolean', does: 'write nothing' },
    stdout: { type: 'boolean', does: 'print the text instead of writing it' },
  },
  async run(paths, { check, stdout }, output) {
    if (paths.length === 0) throw new UsageError('Name a file or a folder, such as content.');
    const files = (await Promise.all(paths.map((path) => findFiles(path, ['.md'])))).flat();
    if (stdout && files.length > 1) throw new UsageError('Name one file with --stdout.');
    const write = stdout ? print : check ? name : replace;
    const outcomes: Outcome[] = [];
    for (const file of files) outcomes.push(await format(file, write, output));
    const isWrong = outcomes.includes('refused') || (check && outcomes.includes('formatted'));
    return isWrong ? 1 : 0;
  },
};

type Write = (file: TextFile, text: string, output: Output) => Promise<void> | void;

async function format(file: TextFile, write: Write, output: Output): Promise<Outcome> {
  const { text, problems } = formatBank(file.text);
  if (text === null) {
    for (const { line, column, rule, message } of problems) {
      output.complain(`${file.path}:${line}:${column} ${rule} ${message}`);
    }
    return 'refused';
  }
  const isCanonical = text === file.text;
  if (!isCanonical || write === print) await write(file, text, output);
  return isCanonical ? 'canonical' : 'formatted';
}

/** The new file takes the old one's place in one step, so that nobody ever reads half of it. */
async function replace({ path }: TextFile, text: string, output: Output): Promise<void> {
  const next = `${path}.${process.pid}.next`;
  await writeFile(next, text, { flag: 'wx' });
  await rename(next, path);
  output.print(path);
}

function print(_file: TextFile, text: string, output: Output): void {
  output.print(text.trimEnd());
}

function name({ path }: TextFile, _text: string, output: Output): void {
  output.print(path);
}
