/** Splits a command line into words, flags with values and flags without. */
import { failed, type Printed } from './session';

export type Arguments = {
  words: readonly string[];
  /** By long name; a flag may be given more than once. */
  values: Readonly<Record<string, readonly string[]>>;
  flags: ReadonlySet<string>;
};

const SHORT: Record<string, string> = {
  f: 'filename',
  o: 'output',
  l: 'selector',
  n: 'namespace',
  A: 'all-namespaces',
  L: 'label-columns',
  p: 'patch',
  w: 'watch',
  c: 'container',
};

/** With a value, in every command. */
const ANYWHERE = ['namespace'];

/** `valued` and `bare` are the flags that the command knows, besides those of every command. */
export function parseArguments(
  command: string,
  args: readonly string[],
  valued: readonly string[],
  bare: readonly string[] = [],
): { parsed: Arguments } | { failure: Printed } {
  const words: string[] = [];
  const flags = new Set<string>();
  const values: Record<string, string[]> = {};
  const known = [...valued, ...ANYWHERE];
  const waiting = [...args];
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    const flag = flagOf(argument);
    if (!flag) {
      words.push(argument);
      continue;
    }
    const isBare = bare.includes(flag.name);
    if (!isBare && !known.includes(flag.name)) {
      return { failure: usage(command, unknown(argument)) };
    }
    const value = flag.value ?? (isBare ? 'true' : waiting.shift());
    if (value === undefined) return { failure: usage(command, needsValue(argument)) };
    values[flag.name] = [...(values[flag.name] ?? []), value];
    if (value === 'true') flags.add(flag.name);
  }
  return { parsed: { words, values, flags } };
}

/** `--name=value`, `--name`, `-nvalue`, `-n=value` or `-n`. */
function flagOf(argument: string): { name: string; value: string | null } | null {
  if (!argument.startsWith('-') || argument === '-') return null;
  if (argument.startsWith('--')) {
    const [name = '', ...rest] = argument.slice(2).split('=');
    return { name, value: rest.length > 0 ? rest.join('=') : null };
  }
  const value = argument.slice(2).replace(/^=/, '');
  return {
    name: SHORT[argument.charAt(1)] ?? argument.slice(1),
    value: value === '' ? null : value,
  };
}

export function lastValue({ values }: Arguments, name: string): string | undefined {
  return values[name]?.at(-1);
}

export function namespaceOf(parsed: Arguments): string {
  return lastValue(parsed, 'namespace') ?? 'default';
}

function needsValue(argument: string): string {
  return `flag needs an argument: ${argument}`;
}

function unknown(argument: string): string {
  return argument.startsWith('--')
    ? `unknown flag: ${argument.split('=')[0]}`
    : `unknown shorthand flag: '${argument.charAt(1)}' in ${argument}`;
}

function usage(command: string, message: string): Printed {
  return failed(`error: ${message}\nSee 'kubectl ${command} --help' for usage.`);
}
