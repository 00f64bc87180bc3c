/** What the subcommands of kubectl create have in common. Upstream: kubectl/pkg/cmd/create/create.go. */
import type { JsonObject } from '../json';
import type { Kind } from '../objects';
import { type Arguments, parseArguments } from './arguments';
import { createObject } from './create-object';
import { integerProblem } from './number-flags';
import { failed, type Printed, type Session } from './session';
import { WRITING, type Writing, writingOf } from './writing';

type Flags = {
  valued: readonly string[];
  bare?: readonly string[];
  letters?: Readonly<Record<string, string>>;
  required?: readonly string[];
  /** Those of the valued ones that are whole numbers, as pflag names them. */
  numbers?: Readonly<Record<string, string>>;
};

export type Asked = {
  name: string;
  parsed: Arguments;
  writing: Writing;
  /** What stands after `--`. */
  command: readonly string[];
};

/** A manifest, or what is wrong with the command line. */
export type Generated =
  | {
      kind: Kind;
      manifest: JsonObject;
      /** What could not be created, in kubectl's words; without it the server's are all. */
      failing?: string;
      /** Between kubectl's words and the server's, where it is no colon. */
      glue?: string;
      /** What is said beforehand on stderr. */
      warning?: string;
    }
  | { problem: string };

/** One subcommand: reads its flags, makes the manifest, creates it. */
export function generator(
  path: string,
  flags: Flags,
  make: (asked: Asked, session: Session) => Generated | { failure: Printed },
): (args: readonly string[], session: Session) => Printed {
  return (args, session) => {
    const read = readGenerator(path, args, flags);
    if ('failure' in read) return read.failure;
    const made = make(read, session);
    if ('failure' in made) return made.failure;
    if ('problem' in made) return failed(`error: ${made.problem}`);
    const { kind, manifest, failing, glue, warning = '' } = made;
    const { name, writing } = read;
    const created = createObject(
      { kind, manifest, name },
      { done: 'created', failing: failing && `failed to create ${failing}`, glue },
      writing,
      session,
    );
    return { ...created, stderr: `${warning}${created.stderr}` };
  };
}

function readGenerator(
  path: string,
  args: readonly string[],
  { valued, bare = [], letters, required = [], numbers = {} }: Flags,
): Asked | { failure: Printed } {
  const dash = args.indexOf('--');
  const read = parseArguments(
    path,
    dash < 0 ? args : args.slice(0, dash),
    [...WRITING.valued, ...valued],
    [...WRITING.bare, 'validate', ...bare],
    letters,
  );
  if ('failure' in read) return read;
  const { parsed } = read;
  const problem = integerProblem(path, parsed, numbers);
  if (problem) return { failure: problem };
  const missing = required.filter((name) => parsed.values[name] === undefined);
  if (missing.length > 0) {
    const names = missing.map((name) => `"${name}"`).join(', ');
    return { failure: failed(`error: required flag(s) ${names} not set`) };
  }
  const [name, ...others] = parsed.words;
  if (name === undefined || others.length > 0) {
    const message = `error: exactly one NAME is required, got ${parsed.words.length}\nSee 'kubectl ${path} -h' for help and examples`;
    return { failure: failed(message) };
  }
  const asked = writingOf(parsed);
  if ('failure' in asked) return asked;
  return { name, parsed, writing: asked.writing, command: dash < 0 ? [] : args.slice(dash + 1) };
}
