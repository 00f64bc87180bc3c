/** sed: p, d, q, = and s with addresses, -n, -e, -E, -r and -i. */
import { failed, type Printed, printed, type Session } from '../session';
import { readOptions } from './options';
import { escaped, posixExpression } from './regular-expression';

type Address =
  | { type: 'line'; line: number }
  | { type: 'last' }
  | { type: 'match'; expression: RegExp };
type Edit = {
  from: Address | null;
  /** A number of lines more, or an address. */
  to: Address | number | null;
  isNegated: boolean;
  act:
    | 'p'
    | 'd'
    | 'q'
    | '='
    | { expression: RegExp; text: string; times: number; isPrinted: boolean };
  isInside: boolean;
  end: number | null;
};

export function sed(
  args: readonly string[],
  readLines: (files: readonly string[]) => string[],
  save: Session['save'],
): Printed {
  const { flags, values, words } = readOptions(args, 'e', { 'in-place': 'i' });
  const isExtended = flags.has('E') || flags.has('r');
  const script = values.get('e') ?? words[0] ?? '';
  const edits = editsOf(script, isExtended);
  if (!edits)
    return failed(
      `sed: -e expression #1, char ${script.length}: unknown command: \`${script.slice(-1)}'`,
    );
  const files = values.has('e') ? words : words.slice(1);
  if (!flags.has('i')) return printed(...editedLines(readLines(files), edits, flags.has('n')));
  if (files.length === 0) return failed('sed: no input files', 4);
  if (!save) return failed('sed: files are not written here', 4);
  for (const file of files) {
    const copies = edits.map((edit) => ({ ...edit }));
    save(file, printed(...editedLines(readLines([file]), copies, flags.has('n'))).stdout);
  }
  return printed();
}

function editedLines(lines: readonly string[], edits: Edit[], isQuiet: boolean): string[] {
  const shown: string[] = [];
  for (const [i, line] of lines.entries()) {
    const after = edited(line, i + 1, lines.length, edits, shown);
    if (after.line !== null && !isQuiet) shown.push(after.line);
    if (after.isLast) break;
  }
  return shown;
}

/** Null where the line is deleted. */
function edited(
  line: string,
  number: number,
  count: number,
  edits: Edit[],
  shown: string[],
): { line: string | null; isLast: boolean } {
  let text = line;
  for (const edit of edits) {
    if (isMeant(edit, text, number, count) === edit.isNegated) continue;
    const { act } = edit;
    if (act === 'd') return { line: null, isLast: false };
    if (act === 'q') return { line: text, isLast: true };
    text = changed(text, number, act, shown);
  }
  return { line: text, isLast: false };
}

/** What is left of a line that is shown, counted or changed. */
function changed(
  text: string,
  number: number,
  act: Exclude<Edit['act'], 'd' | 'q'>,
  shown: string[],
): string {
  if (typeof act === 'string') {
    shown.push(act === 'p' ? text : String(number));
    return text;
  }
  const replaced = replace(text, act);
  if (replaced !== text && act.isPrinted) shown.push(replaced);
  return replaced;
}

function isMeant(edit: Edit, text: string, number: number, count: number): boolean {
  const { from, to } = edit;
  if (!from) return true;
  if (to === null) return isAt(from, text, number, count);
  if (!edit.isInside) {
    if (!isAt(from, text, number, count)) return false;
    edit.end = typeof to === 'number' ? number + to : to.type === 'line' ? to.line : null;
    edit.isInside = edit.end === null || edit.end > number;
    return true;
  }
  const isEnd =
    edit.end !== null
      ? number >= edit.end
      : typeof to !== 'number' && isAt(to, text, number, count);
  edit.isInside = !isEnd;
  return true;
}

function isAt(address: Address, text: string, number: number, count: number): boolean {
  if (address.type === 'line') return address.line === number;
  return address.type === 'last' ? number === count : address.expression.test(text);
}

function replace(
  text: string,
  { expression, text: by, times }: Exclude<Edit['act'], string>,
): string {
  let seen = 0;
  return text.replace(expression, (all: string, ...groups: unknown[]) => {
    seen += 1;
    return times > 0 && seen !== times ? all : filledIn(by, [all, ...groups]);
  });
}

/** `&` and `\1` stand for what was found. */
function filledIn(by: string, found: readonly unknown[]): string {
  return by.replace(/\\(.)|&/g, (_, meant?: string) => {
    if (meant === undefined) return String(found[0]);
    if (/\d/.test(meant)) return String(found[Number(meant)] ?? '');
    return meant === 'n' ? '\n' : meant;
  });
}

function editsOf(script: string, isExtended: boolean): Edit[] | null {
  const edits: Edit[] = [];
  let rest = script.replace(/^[\s;]+/, '');
  while (rest !== '') {
    const read = editAt(rest, isExtended);
    if (!read) return null;
    edits.push(read.edit);
    rest = read.rest.replace(/^[\s;]+/, '');
  }
  return edits;
}

const ADDRESS = String.raw`(\d+|\$|\/(?:\\.|[^/\\])*\/)`;
const HEAD = new RegExp(String.raw`^(?:${ADDRESS}(?:,(?:\+(\d+)|${ADDRESS}))?)?\s*(!?)\s*`);

function editAt(script: string, isExtended: boolean): { edit: Edit; rest: string } | null {
  const [head = '', from, more, to, bang] = HEAD.exec(script) ?? [];
  const edit = {
    from: from === undefined ? null : addressOf(from, isExtended),
    to: more !== undefined ? Number(more) : to === undefined ? null : addressOf(to, isExtended),
    isNegated: bang === '!',
    isInside: false,
    end: null,
  };
  const rest = script.slice(head.length);
  const sign = rest.charAt(0);
  if (sign === 'p' || sign === 'd' || sign === 'q' || sign === '=') {
    return { edit: { ...edit, act: sign }, rest: rest.slice(1) };
  }
  if (sign !== 's') return null;
  const mark = rest.charAt(1);
  const [pattern, text, tail] = cutAt(rest.slice(2), mark);
  if (pattern === undefined || text === undefined || tail === undefined) return null;
  const options = /^[gpiI\d]*/.exec(tail)?.[0] ?? '';
  const times = options.includes('g') ? 0 : Number(/\d+/.exec(options)?.[0] ?? 1);
  const expression = posixExpression(pattern, isExtended, /i/i.test(options) ? 'gi' : 'g');
  if (!expression) return null;
  const act = { expression, text, times, isPrinted: options.includes('p') };
  return { edit: { ...edit, act }, rest: tail.slice(options.length) };
}

function addressOf(text: string, isExtended: boolean): Address {
  if (text === '$') return { type: 'last' };
  if (!text.startsWith('/')) return { type: 'line', line: Number(text) };
  const expression = posixExpression(text.slice(1, -1), isExtended);
  return expression ? { type: 'match', expression } : { type: 'line', line: 0 };
}

/** Pattern, replacement and what follows, at marks without a backslash before them. */
function cutAt(text: string, mark: string): string[] {
  const sign = escaped(mark);
  const piece = `((?:\\\\.|(?!${sign})[^\\\\])*)`;
  const [, ...pieces] = new RegExp(`^${piece}${sign}${piece}${sign}(.*)$`, 's').exec(text) ?? [];
  return pieces.map((each) => each.replaceAll(`\\${mark}`, mark));
}
