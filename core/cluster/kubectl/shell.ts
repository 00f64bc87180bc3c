/** The little of a shell that command lines use: quotes, `$(...)` of another command, and pipes to filters of text. */
import { runKubectl } from './kubectl';
import { failed, type Printed, type Session } from './session';
import { filterText } from './text-filters';

export function runShell(line: string, session: Session): Printed {
  const { text, failure } = substitute(line, session);
  if (failure) return failure;
  const [first = '', ...filters] = stagesOf(text);
  const [program = '', ...words] = wordsOf(first);
  if (program !== 'kubectl') return failed(`${program}: command not found`, 127);
  return filters.reduce(
    (output, filter) => filterText(output, wordsOf(filter)),
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
