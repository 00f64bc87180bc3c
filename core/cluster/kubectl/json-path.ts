/**
 * kubectl's JSONPath templates: `{.items[*].metadata.name}`, ranges, filters and texts between them.
 * Upstream: client-go/util/jsonpath. What is not there prints as nothing.
 */
import { isJsonObject, type Json } from '../json';

type Piece = { text: string } | { path: string };

/** Null where the template's brackets do not close. */
export function printJsonPath(template: string, root: Json): string | null {
  const pieces = piecesOf(
    template.startsWith('{') || template.includes('{') ? template : `{${template}}`,
  );
  return pieces && render(pieces, root);
}

/** The values at a path such as `.status.conditions[?(@.type=="Ready")].status`. */
export function valuesAt(path: string, root: Json): Json[] {
  return stepsOf(path).reduce<Json[]>(
    (values, step) => values.flatMap((value) => take(value, step)),
    [root],
  );
}

function render(pieces: readonly Piece[], root: Json): string {
  let printed = '';
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (!piece) break;
    if ('text' in piece) {
      printed += piece.text;
      continue;
    }
    const range = /^range\s+(.*)$/.exec(piece.path);
    if (!range) {
      printed += valuesAt(piece.path, root).map(shown).join(' ');
      continue;
    }
    const end = closingOf(pieces, i + 1);
    const body = pieces.slice(i + 1, end);
    printed += valuesAt(range[1] ?? '', root)
      .map((value) => render(body, value))
      .join('');
    i = end;
  }
  return printed;
}

function closingOf(pieces: readonly Piece[], from: number): number {
  let depth = 0;
  for (let i = from; i < pieces.length; i += 1) {
    const piece = pieces[i];
    if (!piece || 'text' in piece) continue;
    if (piece.path.startsWith('range ')) depth += 1;
    if (piece.path === 'end' && depth === 0) return i;
    if (piece.path === 'end') depth -= 1;
  }
  return pieces.length;
}

function piecesOf(template: string): Piece[] | null {
  const pieces: Piece[] = [];
  let rest = template;
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open < 0) return [...pieces, { text: rest }];
    if (open > 0) pieces.push({ text: rest.slice(0, open) });
    const close = closingBrace(rest, open + 1);
    if (close < 0) return null;
    const inside = rest.slice(open + 1, close).trim();
    const literal = /^(["'])(.*)\1$/s.exec(inside)?.[2];
    pieces.push(literal === undefined ? { path: inside } : { text: unescaped(literal) });
    rest = rest.slice(close + 1);
  }
  return pieces;
}

/** Braces in quotes do not count. */
function closingBrace(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i += 1) {
    const sign = text.charAt(i);
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '}') return i;
  }
  return -1;
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { n: '\n', t: '\t' };
  return text.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign);
}

/** `.name`, `['name']`, `[0]`, `[*]`, `[1:3]` and `[?(@.field=="x")]`, with dots in names escaped. */
function stepsOf(path: string): string[] {
  const steps = path.match(/\.\.?(?:\\.|[^.[\\])*|\[[^\]]*(?:\([^)]*\)[^\]]*)?\]/g) ?? [];
  return steps.filter((step) => step !== '.');
}

function take(value: Json, step: string): Json[] {
  if (step.startsWith('..')) return within(value).flatMap((each) => take(each, step.slice(1)));
  if (step.startsWith('.')) return field(value, step.slice(1).replace(/\\(.)/g, '$1'));
  const inside = step.slice(1, -1);
  const filter = /^\?\(\s*@(.*?)\s*(==|!=|>=|<=|>|<)\s*(.*?)\s*\)$/.exec(inside);
  if (filter) return members(value).filter((each) => holds(each, filter));
  if (inside === '*') return members(value);
  const quoted = /^(["'])(.*)\1$/.exec(inside)?.[2];
  if (quoted !== undefined) return field(value, quoted);
  return isList(value) ? slice(value, inside) : [];
}

function slice(list: readonly Json[], range: string): Json[] {
  const [from = '', to] = range.split(':');
  if (to === undefined) return list.slice(Number(from)).slice(0, 1);
  return list.slice(Number(from || 0), to === '' ? undefined : Number(to));
}

function field(value: Json, name: string): Json[] {
  if (name === '*') return members(value);
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return found === undefined || found === null ? [] : [found];
}

function members(value: Json): Json[] {
  if (isList(value)) return [...value];
  return isJsonObject(value)
    ? Object.values(value).flatMap((each) => (each === undefined ? [] : [each]))
    : [];
}

function within(value: Json): Json[] {
  return [value, ...members(value).flatMap(within)];
}

function holds(value: Json, [, path = '', sign = '', text = '']: RegExpExecArray): boolean {
  const [left] = valuesAt(path, value);
  const right = /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;
  if (left === undefined) return false;
  const order = /^-?\d+(\.\d+)?$/.test(right)
    ? Number(left) - Number(right)
    : compared(left, right);
  return (
    {
      '==': order === 0,
      '!=': order !== 0,
      '>=': order >= 0,
      '<=': order <= 0,
      '>': order > 0,
      '<': order < 0,
    }[sign] ?? false
  );
}

function compared(left: Json, right: string): number {
  const text = shown(left);
  return text === right ? 0 : text < right ? -1 : 1;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A text as it is, everything else as JSON. */
export function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
