import { readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { type Format, formatSchema } from '#core/bank/interchange/format';
import { parseBank } from '#core/bank/parse-bank';
import type { FrontMatter, Question } from '#core/bank/question';
import { exportBank } from '#server/interchange/export-bank';
import { mediaNamesOf } from '#server/interchange/media-names';
import { type Command, type Output, UsageError } from './command';
import { findFiles } from './find-files';

const BINARY: readonly Format[] = ['qti', 'apkg'];

export const bankExport: Command = {
  usage: 'FILE --to FORMAT [--output FILE]',
  description: [
    'Writes a Markdown question bank as a file of another program. What the format cannot carry is',
    `named on stderr, a line a question. Formats: ${formatSchema.options.join(', ')}.`,
    'What each one carries is in docs/interchange.md. No database is needed.',
  ],
  examples: [
    { line: 'bank export content/pods.md --to gift', does: 'the text on stdout' },
    { line: 'bank export content/pods.md --to apkg --output pods.apkg', does: 'for Anki' },
  ],
  options: {
    to: { type: 'string', does: 'the format' },
    output: { type: 'string', does: 'the file to write; left out, text goes to stdout' },
  },
  async run([path, ...others], options, output) {
    if (path === undefined || others.length > 0) throw new UsageError('Name one bank file.');
    const format = chooseFormat(options.to);
    const target = typeof options.output === 'string' ? options.output : null;
    if (target === null && BINARY.includes(format)) {
      throw new UsageError(`A file of ${format} is no text; name it with --output.`);
    }
    const bank = await readBank(path, output);
    if (bank === null) return 1;
    const media = await readMedia(path, bank.questions);
    const { bytes, lost } = await exportBank({ ...bank, format, media, now: Date.now() });
    for (const sentence of lost) output.complain(sentence);
    if (target === null) output.print(new TextDecoder().decode(bytes).trimEnd());
    else await writeFile(target, bytes);
    return 0;
  },
};

function chooseFormat(name: unknown): Format {
  const format = formatSchema.safeParse(name);
  if (format.success) return format.data;
  const choices = formatSchema.options.join(', ');
  if (name === undefined) throw new UsageError(`Name a format with --to: ${choices}.`);
  throw new UsageError(`There is no format "${name}"; write ${choices}.`);
}

/** Null, with a word on stderr, for a file that must be mended first. */
async function readBank(
  path: string,
  output: Output,
): Promise<{ frontMatter: FrontMatter; questions: Question[] } | null> {
  const [file, ...others] = await findFiles(path, ['.md']);
  if (!file || others.length > 0) throw new UsageError(`Name one bank file; ${path} is a folder.`);
  const { frontMatter, questions, problems } = parseBank(file.text);
  const hasErrors = problems.some(({ severity }) => severity === 'error');
  if (frontMatter && !hasErrors) return { frontMatter, questions };
  output.complain(`${path} has mistakes; "bank check ${path}" names them.`);
  return null;
}

/** The files beside the bank that its questions show; a path that leads out of its folder is none. */
async function readMedia(path: string, questions: readonly Question[]) {
  const media: { name: string; bytes: Uint8Array }[] = [];
  for (const name of mediaNamesOf(questions)) {
    if (isAbsolute(name) || name.split(/[/\\]/).includes('..')) continue;
    const bytes = await readFile(join(dirname(path), name)).catch(() => null);
    if (bytes) media.push({ name, bytes });
  }
  return media;
}
