/** Splits a command line into words, flags with values and flags without. Upstream: spf13/pflag. */
import { failed, type Printed } from './session';

export type Arguments = {
  words: readonly string[];
  /** By long name; a flag may be given more than once. */
  values: Readonly<Record<string, readonly string[]>>;
  flags: ReadonlySet<string>;
};

/** What single letters stand for in most commands. */
const SHORT: Readonly<Record<string, string>> = {
  f: 'filename',
  o: 'output',
  l: 'selector',
  n: 'namespace',
  A: 'all-namespaces',
  L: 'label-columns',
  p: 'patch',
  w: 'watch',
  c: 'container',
  v: 'v',
  s: 'server',
};

/** With a value, in every command. */
const ANYWHERE = [
  'namespace',
  'as',
  'as-group',
  'as-uid',
  'cache-dir',
  'certificate-authority',
  'client-certificate',
  'client-key',
  'cluster',
  'context',
  'kubeconfig',
  'request-timeout',
  'server',
  'token',
  'user',
  'v',
];

/** Without one, in every command. */
const BARE_ANYWHERE = ['disable-compression', 'insecure-skip-tls-verify', 'warnings-as-errors'];

type Known = {
  valued: readonly string[];
  bare: readonly string[];
  letters: Readonly<Record<string, string>>;
};

type Taken = { words: string[]; values: Record<string, string[]>; flags: Set<string> };

/** One flag, as it was written: `--output`, or the `o` of `-Ao`. */
type Flag = { written: string; name: string; value: string | null };

/**
 * `valued` and `bare` are the flags that the command knows, besides those of every command; `letters` are those
 * that mean something else in it.
 */
export function parseArguments(
  command: string,
  args: readonly string[],
  valued: readonly string[],
  bare: readonly string[] = [],
  letters: Readonly<Record<string, string>> = {},
): { parsed: Arguments } | { failure: Printed } {
  const known: Known = {
    valued: [...valued, ...ANYWHERE],
    bare: [...bare, ...BARE_ANYWHERE],
    letters: { ...SHORT, ...letters },
  };
  const taken: Taken = { words: [], values: {}, flags: new Set() };
  const waiting = [...args];
  for (let argument = waiting.shift(); argument !== undefined; argument = waiting.shift()) {
    if (argument === '--') taken.words.push(...waiting.splice(0));
    else if (!argument.startsWith('-') || argument === '-') taken.words.push(argument);
    else {
      const problem = takeFlags(argument, waiting, known, taken);
      if (problem)
        return { failure: failed(`error: ${problem}\nSee 'kubectl ${command} --help' for usage.`) };
    }
  }
  return { parsed: taken };
}

/** What is wrong with a word of flags, or null once they are taken, with the word after them where that is their value. */
function takeFlags(
  argument: string,
  waiting: string[],
  known: Known,
  { values, flags }: Taken,
): string | null {
  for (const { written, name, value: given } of flagsOf(argument, known)) {
    const isBare = known.bare.includes(name);
    if (!isBare && !known.valued.includes(name)) return unknown(written, argument);
    const value = given ?? (isBare ? 'true' : waiting.shift());
    if (value === undefined) return needsValue(written, argument);
    values[name] = [...(values[name] ?? []), value];
    if (value === 'true') flags.add(name);
    else flags.delete(name);
  }
  return null;
}

/** `--name=value`, `--name`, or a group of letters of which the last may have a value: `-Ao name`, `-oname`. */
function flagsOf(argument: string, { bare, letters }: Known): Flag[] {
  if (argument.startsWith('--')) {
    const [name = '', ...rest] = argument.slice(2).split('=');
    return [{ written: `--${name}`, name, value: rest.length > 0 ? rest.join('=') : null }];
  }
  const flags: Flag[] = [];
  for (let at = 1; at < argument.length; at += 1) {
    const written = argument.charAt(at);
    const name = Object.hasOwn(letters, written) ? (letters[written] ?? written) : written;
    const rest = argument.slice(at + 1);
    const isLast = !bare.includes(name) || rest.startsWith('=');
    const value = isLast && rest !== '' ? rest.replace(/^=/, '') : null;
    flags.push({ written, name, value });
    if (isLast) break;
  }
  return flags;
}

export function lastValue({ values }: Arguments, name: string): string | undefined {
  return values[name]?.at(-1);
}

export function namespaceOf(parsed: Arguments): string {
  return lastValue(parsed, 'namespace') ?? 'default';
}

function needsValue(written: string, argument: string): string {
  return written.startsWith('--')
    ? `flag needs an argument: ${written}`
    : `flag needs an argument: '${written}' in ${argument}`;
}

function unknown(written: string, argument: string): string {
  return written.startsWith('--')
    ? `unknown flag: ${written}`
    : `unknown shorthand flag: '${written}' in ${argument}`;
}
