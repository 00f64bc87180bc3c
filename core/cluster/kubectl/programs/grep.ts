/** grep: -c -e -E -F -h -i -m -n -o -q -v -w -x, and the lines around with -A, -B and -C. */
import { failed, type Printed, printed } from '../session';
import { readOptions } from './options';
import { escaped, posixExpression } from './regular-expression';

export function grep(
  args: readonly string[],
  readLines: (files: readonly string[]) => string[],
): Printed {
  const { flags, values, words } = readOptions(args, 'eABCm');
  const pattern = values.get('e') ?? words[0] ?? '';
  const files = values.has('e') ? words : words.slice(1);
  const expression = expressionOf(pattern, flags);
  if (!expression) return failed('grep: Unmatched ( or \\(', 2);
  const lines = readLines(files);
  const most = Number(values.get('m') ?? lines.length);
  const hits = lines
    .flatMap((line, i) => (expression.test(line) !== flags.has('v') ? [i] : []))
    .slice(0, most);
  const exitCode = hits.length > 0 ? 0 : 1;
  if (flags.has('q')) return { ...printed(), exitCode };
  if (flags.has('c')) return { ...printed(String(hits.length)), exitCode };
  const prefix = (i: number, sign: string) => (flags.has('n') ? `${i + 1}${sign}` : '');
  if (flags.has('o')) {
    const every = new RegExp(expression.source, `${expression.flags}g`);
    const found = hits.flatMap((i) =>
      (lines[i]?.match(every) ?? []).filter(Boolean).map((text) => `${prefix(i, ':')}${text}`),
    );
    return { ...printed(...found), exitCode };
  }
  const around = Number(values.get('C') ?? 0);
  const before = Number(values.get('B') ?? around);
  const after = Number(values.get('A') ?? around);
  return { ...printed(...withContext(lines, hits, { before, after }, prefix)), exitCode };
}

/** Each line of the pattern is one that will do. */
function expressionOf(pattern: string, flags: ReadonlySet<string>): RegExp | null {
  const isExtended = flags.has('E') || flags.has('F');
  const source = pattern
    .split('\n')
    .map((line) => (flags.has('F') ? escaped(line) : line))
    .join(isExtended ? '|' : '\\|');
  const plain = posixExpression(source, isExtended, flags.has('i') ? 'i' : '');
  if (!plain || !(flags.has('w') || flags.has('x'))) return plain;
  const whole = flags.has('x') ? `^(?:${plain.source})$` : `(?<!\\w)(?:${plain.source})(?!\\w)`;
  return new RegExp(whole, plain.flags);
}

/** Groups of lines that do not touch are apart. */
function withContext(
  lines: readonly string[],
  hits: readonly number[],
  { before, after }: { before: number; after: number },
  prefix: (index: number, sign: string) => string,
): string[] {
  const shown: string[] = [];
  let last = -1;
  for (const hit of hits) {
    const from = Math.max(last + 1, hit - before);
    if (before + after > 0 && last >= 0 && from > last + 1) shown.push('--');
    const to = Math.min(lines.length - 1, hit + after);
    for (let i = from; i <= to; i += 1) {
      shown.push(`${prefix(i, hits.includes(i) ? ':' : '-')}${lines[i] ?? ''}`);
    }
    last = Math.max(last, to);
  }
  return shown;
}
