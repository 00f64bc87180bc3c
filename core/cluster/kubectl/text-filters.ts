/** The programs that may follow a pipe: head, tail, grep, wc -l, cut, sed -n and sort, as far as lines of kubectl need them. */
import { failed, type Printed, printed } from './session';

type Filter = (options: readonly string[], lines: readonly string[]) => Printed;

const filters: Readonly<Record<string, Filter>> = { head, tail, grep, wc, cut, sed, sort };

/** The standard output goes through the filter; what was said on stderr stays, and the exit code is the filter's. */
export function filterText(output: Printed, words: readonly string[]): Printed {
  const [program = '', ...options] = words;
  const filter = Object.hasOwn(filters, program) ? filters[program] : undefined;
  if (!filter) {
    const known = Object.keys(filters).join(', ');
    return failed(`${program}: command not found; a pipe here goes to ${known}`, 127);
  }
  const filtered = filter(options, linesOf(output.stdout));
  return { ...filtered, stderr: `${output.stderr}${filtered.stderr}` };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function head(options: readonly string[], lines: readonly string[]): Printed {
  return printed(...lines.slice(0, countIn(options)));
}

function tail(options: readonly string[], lines: readonly string[]): Printed {
  const [option = ''] = options.slice(-1);
  if (option.startsWith('+')) return printed(...lines.slice(Number(option) - 1));
  const count = countIn(options);
  return printed(...(count === 0 ? [] : lines.slice(-count)));
}

/** `-5`, `-n5`, `-n 5`, `--lines=5`; ten without. */
function countIn(options: readonly string[]): number {
  const digits = /\d+/.exec(options.join(' '))?.[0];
  return digits === undefined ? 10 : Number(digits);
}

function wc(options: readonly string[], lines: readonly string[]): Printed {
  const text = lines.map((line) => `${line}\n`).join('');
  const counts = {
    '-l': lines.length,
    '-w': text.split(/\s+/).filter(Boolean).length,
    '-c': text.length,
  };
  const asked = Object.entries(counts).filter(([option]) => options.includes(option));
  const shown = asked.length > 0 ? asked : Object.entries(counts);
  return printed(shown.map(([, count]) => count).join(' '));
}

function grep(options: readonly string[], lines: readonly string[]): Printed {
  const flags = options.filter((option) => /^-[a-zA-Z]+$/.test(option)).join('');
  const pattern = options.find((option) => !/^-[a-zA-Z]+$/.test(option)) ?? '';
  const expression = expressionOf(flags.includes('E') ? pattern : fromBasic(pattern), flags);
  if (!expression) return failed(`grep: ${pattern} is not a pattern`, 2);
  const kept = lines.filter((line) => expression.test(line) !== flags.includes('v'));
  const shown = flags.includes('o')
    ? kept.flatMap((line) => line.match(new RegExp(expression.source, 'g')) ?? [])
    : kept;
  const said = flags.includes('c') ? printed(String(kept.length)) : printed(...shown);
  const stdout = flags.includes('q') ? '' : said.stdout;
  return { ...said, stdout, exitCode: kept.length > 0 ? 0 : 1 };
}

/** In a basic regular expression these are themselves unless a backslash says otherwise. */
function fromBasic(pattern: string): string {
  return pattern.replace(/\\?[+?|(){}]/g, (sign) =>
    sign.length === 2 ? sign.slice(1) : `\\${sign}`,
  );
}

function expressionOf(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags.includes('i') ? 'i' : '');
  } catch {
    return null;
  }
}

/** `-d, -f1,3` and `-c1-5`. */
function cut(options: readonly string[], lines: readonly string[]): Printed {
  const optionOf = (flag: string) => {
    const at = options.findIndex((option) => option.startsWith(flag));
    return at < 0 ? undefined : options[at]?.slice(2) || options[at + 1];
  };
  const delimiter = optionOf('-d') ?? '\t';
  const fields = optionOf('-f');
  const characters = optionOf('-c');
  return printed(
    ...lines.map((line) => {
      if (characters !== undefined) return picked([...line], characters).join('');
      if (fields === undefined || !line.includes(delimiter)) return line;
      return picked(line.split(delimiter), fields).join(delimiter);
    }),
  );
}

/** `2`, `1,3`, `2-`, `-4`, `2-4`. */
function picked(parts: readonly string[], list: string): string[] {
  const ranges = list.split(',').map((range) => {
    const [from = '', to = range.includes('-') ? '' : from] = range.split('-');
    return { from: Number(from || 1), to: Number(to || parts.length) };
  });
  return parts.filter((_, i) => ranges.some(({ from, to }) => i + 1 >= from && i + 1 <= to));
}

function sort(options: readonly string[], lines: readonly string[]): Printed {
  const sorted = [...lines].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return printed(...(options.includes('-r') ? sorted.reverse() : sorted));
}

/** `sed -n ADDRESS[,ADDRESS]p`, where an address is a line's number, `$` or `/pattern/`. */
function sed(options: readonly string[], lines: readonly string[]): Printed {
  const script = options.find((option) => !option.startsWith('-')) ?? '';
  const match = /^(\d+|\$|\/[^/]*\/)(?:,(\d+|\$|\/[^/]*\/))?p$/.exec(script);
  if (!match || !options.includes('-n')) {
    return failed(`sed: only -n with FROM,TOp is known here, not: ${options.join(' ')}`);
  }
  const [, first = '', last] = match;
  const kept: string[] = [];
  let isInside = false;
  lines.forEach((line, i) => {
    const begins = !isInside && isAt(first, line, i, lines.length);
    if (begins || isInside) kept.push(line);
    if (begins) isInside = last !== undefined && !(/^\d+$/.test(last) && Number(last) <= i + 1);
    else if (isInside && last !== undefined) isInside = !isAt(last, line, i, lines.length);
  });
  return printed(...kept);
}

function isAt(address: string, line: string, index: number, count: number): boolean {
  if (address === '$') return index === count - 1;
  if (!address.startsWith('/')) return index + 1 === Number(address);
  return expressionOf(fromBasic(address.slice(1, -1)), '')?.test(line) ?? false;
}
