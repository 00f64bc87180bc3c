import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartError } from '#server/postgres/start-error';
import { type Command, type ExitCode, type Output, root, UsageError } from './command';
import { commands } from './commands';
import { helpOf, overview, seeHelp } from './help';
import { suggest } from './suggest';

/** Runs what the words ask for and returns the exit code. Only our own mistakes are thrown. */
export async function main(words: string[], output: Output): Promise<ExitCode> {
  const [area, verb] = words;
  if (area === undefined || isHelp(area) || area === 'help') {
    for (const line of overview()) output.print(line);
    return area === undefined ? 2 : 0;
  }
  if (area === '--version') {
    output.print(await readVersion());
    return 0;
  }
  const isArea = commands.some(({ name }) => name.startsWith(`${area} `));
  if (isArea && (verb === undefined || isHelp(verb))) {
    for (const line of overview(area)) output.print(line);
    return verb === undefined ? 2 : 0;
  }
  const entry = commands.find(({ name }) => name === area || name === `${area} ${verb}`);
  if (!entry) {
    const name = words.slice(0, 2).join(' ');
    return refuse(`There is no command "${name}".`, '', suggestCommand(name), output);
  }
  const operands = words.slice(entry.name.split(' ').length);
  return runCommand(entry.name, await entry.load(), operands, output);
}

async function runCommand(
  name: string,
  command: Command,
  words: string[],
  output: Output,
): Promise<ExitCode> {
  if (words.some(isHelp)) {
    for (const line of helpOf(name, command)) output.print(line);
    return 0;
  }
  try {
    const { positionals, values } = parseWords(command, words);
    return await command.run(positionals, values, output);
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message, name, null, output);
    if (!(error instanceof StartError)) throw error;
    output.complain(error.message);
    return 1;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** Node names the wrong option, and on the following lines things that only programmers need. */
function parseWords({ options }: Command, words: string[]) {
  const unknown = words.find((word) => word.startsWith('--') && !isKnown(options, word));
  if (unknown !== undefined) {
    const near = suggest(
      unknown,
      Object.keys(options).map((option) => `--${option}`),
    );
    const hint = near ? ` Did you mean ${near}?` : '';
    throw new UsageError(`There is no option ${unknown}.${hint}`);
  }
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(reason.split('\n')[0] ?? reason);
  }
}

function isKnown(options: Command['options'], word: string): boolean {
  const [name = ''] = word.slice(2).split('=');
  return name === '' || Object.hasOwn(options, name);
}

function suggestCommand(name: string): string | null {
  return suggest(
    name,
    commands.map((candidate) => candidate.name),
  );
}

function refuse(message: string, name: string, near: string | null, output: Output): ExitCode {
  output.complain(near ? `${message} Did you mean "${near}"?` : message);
  output.complain(seeHelp(name));
  return 2;
}

const packageSchema = z.object({ name: z.string(), version: z.string() });

async function readVersion(): Promise<string> {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const { name, version } = packageSchema.parse(JSON.parse(text));
  return `${name} ${version}`;
}
