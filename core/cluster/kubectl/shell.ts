/** The little of a shell that command lines use: quotes, `$(...)` of another command, and a pipe to `head -N`. */
import { runKubectl } from './kubectl';
import { failed, type Printed, type Session } from './session';

export function runShell(line: string, session: Session): Printed {
  const { text, failure } = substitute(line, session);
  if (failure) return failure;
  const [first = '', ...filters] = stagesOf(text);
  const [program = '', ...words] = wordsOf(first);
  if (program !== 'kubectl') return failed(`${program}: command not found`, 127);
  return filters.reduce(
    (output, filter) => pipe(output, wordsOf(filter)),
    runKubectl(words, session),
  );
}

/** Replaces each `$(...)` by what it prints, as one line. */
function substitute(text: string, session: Session): { text: string; failure: Printed | null } {
  const start = text.indexOf('$(');
  if (start < 0) return { text, failure: null };
  const end = closingOf(text, start + 2);
  if (end < 0) return { text, failure: failed('syntax error: unexpected end of file', 2) };
  const inner = runShell(text.slice(start + 2, end), session);
  if (inner.exitCode !== 0) return { text, failure: inner };
  const words = inner.stdout.split(/\s+/).filter(Boolean).join(' ');
  return substitute(`${text.slice(0, start)}${words}${text.slice(end + 1)}`, session);
}

function closingOf(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

/** At pipes outside quotes. */
function stagesOf(text: string): string[] {
  return text.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? [];
}

function wordsOf(text: string): string[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

function pipe(output: Printed, [program, option]: readonly string[]): Printed {
  const count = /^-(\d+)$/.exec(option ?? '')?.[1];
  if (program !== 'head' || count === undefined) {
    return failed(`${program ?? ''}: only head -N can follow a pipe here`, 127);
  }
  const lines = output.stdout.split('\n').slice(0, -1).slice(0, Number(count));
  return { ...output, stdout: lines.map((line) => `${line}\n`).join('') };
}
