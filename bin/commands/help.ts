import type { Command } from './command';
import { commands } from './commands';

const PREFIX = 'npm run -s readyz --';

/** What there is, of one area or of all. */
export function overview(area?: string): string[] {
  const listed = commands.filter(({ name }) => area === undefined || name.startsWith(`${area} `));
  const width = Math.max(...listed.map(({ name }) => name.length));
  return [
    `usage: ${PREFIX} ${area ?? 'AREA'} VERB ...`,
    '',
    ...listed.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'examples:',
    `  ${PREFIX} bank check content`,
    `  ${PREFIX} bank import questions.md --dry-run`,
    '',
    `Every command has --help. --version prints the version.`,
  ];
}

/** How one command is used. */
export function helpOf(name: string, command: Command): string[] {
  const options = [
    ...Object.entries(command.options).map(([option, { does }]) => [`--${option}`, does]),
    ['--help', 'print this'],
  ];
  const width = Math.max(...options.map(([option = '']) => option.length));
  return [
    `usage: ${PREFIX} ${name} ${command.usage}`,
    '',
    ...command.description,
    '',
    'options:',
    ...options.map(([option = '', does]) => `  ${option.padEnd(width)}  ${does}`),
    '',
    'examples:',
    ...command.examples.flatMap(({ line, does }) => [`  ${PREFIX} ${line}`, `      ${does}`]),
  ];
}

/** Where to read on after a mistake. */
export function seeHelp(name: string): string {
  return `See: ${[PREFIX, name, '--help'].filter((part) => part !== '').join(' ')}`;
}
