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
};

/** `valued` and `bare` are the flags that the command knows, besides -n. */
export function parseArguments(
  command: string,
  args: readonly string[],
  valued: readonly string[],
  bare: readonly string[] = [],
): { parsed: Arguments } | { failure: Printed } {
  const words: string[] = [];
  const flags = new Set<string>();
  const values: Record<string, string[]> = {};
  const waiting = [...args];
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    const flag = argument.startsWith('-') ? flagOf(argument) : null;
    if (!flag) words.push(argument);
    else if (bare.includes(flag.name)) flags.add(flag.name);
    else if (![...valued, 'namespace'].includes(flag.name)) {
      return { failure: usage(command, unknown(argument)) };
    } else {
      const value = flag.value ?? waiting.shift();
      if (value === undefined) {
        return { failure: usage(command, `flag needs an argument: ${argument}`) };
      }
      values[flag.name] = [...(values[flag.name] ?? []), value];
    }
  }
  return { parsed: { words, values, flags } };
}

/** `--name=value`, `--name`, `-nvalue`, `-n=value` or `-n`. */
function flagOf(argument: string): { name: string; value: string | null } {
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

function unknown(argument: string): string {
  return argument.startsWith('--')
    ? `unknown flag: ${argument.split('=')[0]}`
    : `unknown shorthand flag: '${argument.charAt(1)}' in ${argument}`;
}

function usage(command: string, message: string): Printed {
  return failed(`error: ${message}\nSee 'kubectl ${command} --help' for usage.`);
}
