/** Programs that take lines apart and in order: cut, sort, uniq, tr and column -t. */
import { type Printed, printed } from '../session';
import { readOptions } from './options';

type ReadLines = (files: readonly string[]) => string[];

/** `-d, -f1,3` and `-c1-5`. */
export function cut(args: readonly string[], readLines: ReadLines): Printed {
  const { flags, values, words } = readOptions(args, 'dfcb', {
    'output-delimiter': 'o',
    fields: 'f',
  });
  const delimiter = values.get('d') ?? '\t';
  const characters = values.get('c') ?? values.get('b');
  const lines = readLines(words).flatMap((line) => {
    if (characters !== undefined) return [picked([...line], characters).join('')];
    if (!line.includes(delimiter)) return flags.has('s') ? [] : [line];
    const fields = picked(line.split(delimiter), values.get('f') ?? '1-');
    return [fields.join(values.get('o') ?? delimiter)];
  });
  return printed(...lines);
}

/** `2`, `1,3`, `2-`, `-4`, `2-4`. */
function picked(parts: readonly string[], list: string): string[] {
  const ranges = list.split(',').map((range) => {
    const [from = '', to = range.includes('-') ? '' : from] = range.split('-');
    return { from: Number(from || 1), to: Number(to || parts.length) };
  });
  return parts.filter((_, i) => ranges.some(({ from, to }) => i + 1 >= from && i + 1 <= to));
}

/** In the order of bytes; `-n -r -u -t: -k2`. */
export function sort(args: readonly string[], readLines: ReadLines): Printed {
  const { flags, values, words } = readOptions(args, 'kt');
  const key = /^(\d+)(?:,(\d+))?([nr]*)/.exec(values.get('k') ?? '');
  const modifiers = key?.[3] ?? '';
  const keyOf = (line: string) => {
    if (!key) return line;
    const mark = values.get('t');
    const fields = mark ? line.split(mark) : (line.match(/\s*\S+/g) ?? []);
    return fields.slice(Number(key[1]) - 1, key[2] ? Number(key[2]) : undefined).join(mark ?? '');
  };
  const isNumeric = flags.has('n') || modifiers.includes('n');
  const isReversed = flags.has('r') || modifiers.includes('r');
  const compare = (a: string, b: string) => {
    const order = isNumeric ? numberIn(keyOf(a)) - numberIn(keyOf(b)) : byBytes(keyOf(a), keyOf(b));
    return order * (isReversed ? -1 : 1) || byBytes(a, b) * (flags.has('r') ? -1 : 1);
  };
  const sorted = readLines(words).sort(compare);
  return printed(...(flags.has('u') ? sorted.filter((line, i) => line !== sorted[i - 1]) : sorted));
}

function numberIn(text: string): number {
  return Number(/^\s*(-?\d+(?:\.\d+)?)/.exec(text)?.[1] ?? 0);
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function uniq(args: readonly string[], readLines: ReadLines): Printed {
  const { flags, words } = readOptions(args, '');
  const groups: { line: string; count: number }[] = [];
  for (const line of readLines(words)) {
    const last = groups.at(-1);
    if (last?.line === line) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(
    ({ count }) => !(flags.has('d') && count === 1) && !(flags.has('u') && count > 1),
  );
  return printed(
    ...kept.map(({ line, count }) =>
      flags.has('c') ? `${String(count).padStart(7)} ${line}` : line,
    ),
  );
}

const CLASSES: Readonly<Record<string, string>> = {
  '[:upper:]': 'A-Z',
  '[:lower:]': 'a-z',
  '[:digit:]': '0-9',
  '[:space:]': ' \t\n\r',
  '[:alpha:]': 'A-Za-z',
};

/** Signs for signs; `-d` without, `-s` one for many. */
export function tr(args: readonly string[], text: string): Printed {
  const { flags, words } = readOptions(args, '');
  const [from = [], to = []] = words.map(signsOf);
  const isIn = (sign: string) => from.includes(sign) !== (flags.has('c') || flags.has('C'));
  const changed = [...text].flatMap((sign) => {
    if (!isIn(sign)) return [sign];
    if (flags.has('d')) return [];
    return [
      to.length === 0
        ? sign
        : (to[Math.min(Math.max(0, from.indexOf(sign)), to.length - 1)] ?? sign),
    ];
  });
  const squeezed = to.length > 0 ? to : from;
  const isRepeated = (sign: string, i: number) =>
    sign === changed[i - 1] && squeezed.includes(sign);
  const kept = flags.has('s') ? changed.filter((sign, i) => !isRepeated(sign, i)) : changed;
  return { ...printed(), stdout: kept.join('') };
}

function signsOf(set: string): string[] {
  const plain = set
    .replace(/\[:\w+:\]/g, (name) => CLASSES[name] ?? name)
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t');
  return [...plain.matchAll(/(.)-(.)|(.)/gs)].flatMap(([, from, to, single = '']) => {
    if (from === undefined || to === undefined) return [single];
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
  });
}

/** `column -t`: columns of words, two spaces apart. */
export function column(args: readonly string[], readLines: ReadLines): Printed {
  const rows = readLines(readOptions(args, 's').words).map((line) =>
    line.split(/\s+/).filter(Boolean),
  );
  const width = (at: number) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0));
  return printed(
    ...rows.map((row) =>
      row.map((cell, i) => (i < row.length - 1 ? cell.padEnd(width(i) + 2) : cell)).join(''),
    ),
  );
}
