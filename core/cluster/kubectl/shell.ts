/**
 * The little of a shell that command lines use: quotes, variables, `$(...)`, pipes, redirections, and `;`, `&&`
 * and `||` between commands.
 */
import { runKubectl } from './kubectl';
import { type Editor, failed, type Printed, printed, type Session } from './session';
import { parseLine, type ShellCommand, type Step, type Word } from './shell-words';
import { runProgram } from './text-filters';

/** Variables by name, and the exit code of the last command as `?`. */
type Scope = { session: Session; variables: Map<string, string> };

export function runShell(line: string, session: Session): Printed {
  return runLine(line, { session, variables: new Map([['?', '0']]) });
}

function runLine(line: string, scope: Scope): Printed {
  const steps = parseLine(line);
  if ('error' in steps) return failed(steps.error, 2);
  let output = printed();
  for (const step of steps) {
    const isDue = step.when === ';' || (step.when === '&&') === (output.exitCode === 0);
    if (!isDue) continue;
    const { stdout, stderr, exitCode } = runStep(step, scope);
    output = { stdout: output.stdout + stdout, stderr: output.stderr + stderr, exitCode };
    scope.variables.set('?', String(exitCode));
  }
  return output;
}

function runStep({ commands, isNegated }: Step, scope: Scope): Printed {
  const { stderr, ...last } = commands.reduce<Printed>((before, command) => {
    const after = runCommand(command, before.stdout, scope);
    return { ...after, stderr: before.stderr + after.stderr };
  }, printed());
  const exitCode = isNegated ? Number(last.exitCode === 0) : last.exitCode;
  return { ...last, stderr, exitCode };
}

function runCommand(command: ShellCommand, piped: string, scope: Scope): Printed {
  const said: Printed[] = [];
  const expand = (word: Word) => expanded(word, scope, said);
  const assignments = command.words.findIndex((word) => !assignmentOf(word));
  const count = assignments < 0 ? command.words.length : assignments;
  const assigned = command.words.slice(0, count).map((word) => {
    const [name = '', ...rest] = expand(word).join(' ').split('=');
    return [name, rest.join('=')] as const;
  });
  const [program, ...args] = command.words.slice(count).flatMap(expand);
  if (program === undefined) for (const [name, value] of assigned) scope.variables.set(name, value);
  const input = inputOf(command, piped, expand, scope.session);
  const substituted = said.map(({ stderr }) => stderr).join('');
  if (program === undefined)
    return { ...printed(), stderr: substituted, exitCode: said.at(-1)?.exitCode ?? 0 };
  const session = withFiles(scope.session, { '-': input }, new Map(assigned));
  const output =
    program === 'kubectl'
      ? runKubectl(args, session)
      : runProgram(program, args, session, runWords);
  return redirected({ ...output, stderr: substituted + output.stderr }, command, expand);
}

/** For programs that run others, such as xargs. */
function runWords(words: readonly string[], session: Session): Printed {
  const [program = '', ...args] = words;
  return program === 'kubectl'
    ? runKubectl(args, session)
    : runProgram(program, args, session, runWords);
}

function assignmentOf(word: Word): boolean {
  const [first] = word;
  return first?.type === 'text' && !first.isQuoted && /^[A-Za-z_]\w*=/.test(first.text);
}

/** The words that a word becomes. */
function expanded(word: Word, scope: Scope, said: Printed[]): string[] {
  const fields: string[] = [];
  let field: string | null = null;
  for (const part of word) {
    const text = part.type === 'text' ? part.text : substitutedBy(part, scope, said);
    if (part.type === 'text' || part.isQuoted) {
      field = (field ?? '') + text;
      continue;
    }
    const pieces = text.split(/\s+/);
    pieces.forEach((piece, i) => {
      if (i > 0 && field !== null) {
        fields.push(field);
        field = null;
      }
      if (piece !== '') field = (field ?? '') + piece;
    });
  }
  return field === null ? fields : [...fields, field];
}

function substitutedBy(
  part: Extract<Word[number], { type: 'command' | 'variable' }>,
  scope: Scope,
  said: Printed[],
): string {
  if (part.type === 'variable') return scope.variables.get(part.name) ?? '';
  const output = runLine(part.line, { ...scope, variables: new Map(scope.variables) });
  said.push(output);
  return output.stdout.replace(/\n+$/, '');
}

function inputOf(
  { redirections, input }: ShellCommand,
  piped: string,
  expand: (word: Word) => string[],
  session: Session,
): string {
  if (input !== null) return input;
  const from = redirections.findLast(({ sign }) => sign.startsWith('<'));
  if (!from) return piped;
  const text = expand(from.target).join(' ');
  return from.sign === '<<<' ? `${text}\n` : (session.files[text] ?? '');
}

/** More files than there were, whoever asks, of which `-` is what comes through the pipe; and perhaps an editor. */
function withFiles(
  session: Session,
  files: Readonly<Record<string, string>>,
  environment: ReadonlyMap<string, string>,
  save?: Session['save'],
): Session {
  const editor = editorOf(environment, session);
  return {
    ...session,
    get nowMs() {
      return session.nowMs;
    },
    get outage() {
      return session.outage;
    },
    as: (user) => withFiles(session.as(user), files, environment, save),
    files: { ...session.files, ...files },
    ...(editor ? { editor } : {}),
    ...(save ? { save } : {}),
  };
}

/** Upstream: kubectl/pkg/cmd/util/editor/editor.go. */
function editorOf(environment: ReadonlyMap<string, string>, session: Session): Editor | undefined {
  const command = environment.get('KUBE_EDITOR') || environment.get('EDITOR');
  if (!command) return undefined;
  return { command: isQuoting(command) ? `/bin/bash -c ${command}` : command, open };

  function open(file: string, text: string): Printed & { text: string } {
    let saved = text;
    const save = (name: string, changed: string) => {
      if (name === file) saved = changed;
    };
    const opened = withFiles(session, { [file]: text, '-': '' }, new Map(), save);
    const output = isQuoting(command ?? '')
      ? runShell(`${command} ${file}`, opened)
      : runWords([...(command ?? '').split(' '), file], opened);
    return { ...output, text: saved };
  }
}

/** Only with quotes is a command given to a shell. */
function isQuoting(command: string): boolean {
  return command.includes(' ') && /["'\\]/.test(command);
}

/** Null is nowhere. */
type Destination = 'stdout' | 'stderr' | null;

/** Into nothing, or one into the other; there are no files to write here. */
function redirected(
  output: Printed,
  { redirections }: ShellCommand,
  expand: (word: Word) => string[],
): Printed {
  const sent: Record<string, Destination> = { 1: 'stdout', 2: 'stderr' };
  for (const { sign, target } of redirections.filter((each) => !each.sign.startsWith('<'))) {
    const file = target.length > 0 ? expand(target).join(' ') : '';
    if (file !== '' && file !== '/dev/null') {
      return failed(`${file}: files are not written here`);
    }
    sendOn(sent, sign);
  }
  const said = [
    { text: output.stdout, to: sent[1] },
    { text: output.stderr, to: sent[2] },
  ];
  const saidTo = (wanted: Destination) =>
    said.map(({ text, to }) => (to === wanted ? text : '')).join('');
  return { ...output, stdout: saidTo('stdout'), stderr: saidTo('stderr') };
}

/** `2>&1` goes where the first goes by now; a file is nowhere. */
function sendOn(sent: Record<string, Destination>, sign: string): void {
  const [, from = '', to] = /^([012&]?)>>?(?:&([012]))?$/.exec(sign) ?? [];
  const destination = to === undefined ? null : (sent[to] ?? null);
  for (const stream of from === '&' ? ['1', '2'] : [from || '1']) sent[stream] = destination;
}
