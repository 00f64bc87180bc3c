/** The steps of a path: `.name`, `..name`, `['name']`, `[0]`, `[-1]`, `[1:3]`, `[0,2]`, `[*]`, `[?(@.field=="x")]`. */
import { isJsonObject, isList, type Json } from '../json';

/** Says why a step cannot be taken. */
export type Report = (message: string) => void;

const silent: Report = () => undefined;

/** The values at a path such as `.status.conditions[?(@.type=="Ready")].status`. */
export function valuesAt(path: string, root: Json, report: Report = silent): Json[] {
  return stepsOf(path.replace(/^[$@]/, '')).reduce<Json[]>(
    (values, step) => values.flatMap((value) => take(value, step, report)),
    [root],
  );
}

/** Why a path cannot be read; null when it can. */
export function pathProblem(path: string): string | null {
  const open = path.replace(/(["']).*?\1/g, '').match(/\[/g)?.length ?? 0;
  const closed = path.replace(/(["']).*?\1/g, '').match(/\]/g)?.length ?? 0;
  if (open > closed) return 'unterminated array';
  const wrong = stepsOf(path).find((step) => step.startsWith('[') && !isIndex(step.slice(1, -1)));
  return wrong ? `invalid array index ${wrong.slice(1, -1)}` : null;
}

function isIndex(inside: string): boolean {
  return /^(?:\*|\?\(.*\)|(?:["'].*["'],?)+|-?\d*(?::-?\d*){0,2}(?:,-?\d+)*)$/s.test(inside);
}

/** With dots in names escaped. */
function stepsOf(path: string): string[] {
  const steps = path.match(/\.\.?(?:\\.|[^.[\\])*|\[[^\]]*(?:\([^)]*\)[^\]]*)?\]/g) ?? [];
  return steps.filter((step) => step !== '.');
}

function take(value: Json, step: string, report: Report): Json[] {
  if (step === '..') return within(value);
  if (step.startsWith('..'))
    return within(value).flatMap((each) => take(each, step.slice(1), report));
  if (step.startsWith('.')) return field(value, step.slice(1).replace(/\\(.)/g, '$1'));
  const inside = step.slice(1, -1);
  if (inside.startsWith('?(')) return members(value).filter((each) => meets(each, inside, report));
  if (inside === '*') return members(value);
  const names = inside.match(/(["']).*?\1/g);
  if (names?.length === 1) return field(value, inside.slice(1, -1));
  if (names) {
    return names.flatMap((name) => valuesAt(`.${name.slice(1, -1)}`, value, report));
  }
  if (!isList(value)) {
    report(`${goKind(value)} is not array or slice`);
    return [];
  }
  return inside.split(',').flatMap((range) => slice(value, range, report));
}

/** A single index must be there; so must the last of a range. */
function slice(list: readonly Json[], range: string, report: Report): Json[] {
  const [from = '', to, step] = range.split(':');
  const start = Number(from || 0);
  const first = start < 0 ? start + list.length : start;
  const end = to === undefined ? first + 1 : to === '' ? list.length : Number(to);
  const last = end < 0 ? end + list.length : end;
  if (first < 0 || first >= list.length) {
    if (to === undefined || list.length > 0) outOfBounds(first, list, report);
    return [];
  }
  if (last > list.length) {
    outOfBounds(last - 1, list, report);
    return [];
  }
  const stride = Number(step || 1);
  return list.slice(first, last).filter((_, i) => i % stride === 0);
}

function outOfBounds(index: number, list: readonly Json[], report: Report): void {
  report(`array index out of bounds: index ${index}, length ${list.length}`);
}

function field(value: Json, name: string): Json[] {
  if (name === '*') return members(value);
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return found === undefined ? [] : [found];
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

const FILTER = /^\?\(\s*@(.*?)\s*(?:(==|!=|>=|<=|>|<)\s*(.*?)\s*)?\)$/s;

/** Without a comparison it is enough to be there. */
function meets(value: Json, inside: string, report: Report): boolean {
  const [, path = '', sign, text = ''] = FILTER.exec(inside) ?? [];
  const [left] = valuesAt(path, value);
  if (left === undefined) return false;
  if (!sign) return true;
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted === undefined && !/^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text)) {
    report(`unrecognized identifier ${text}`);
    return false;
  }
  const right = quoted ?? text;
  const order =
    quoted === undefined && typeof left === 'number' ? left - Number(right) : compared(left, right);
  const signs: Record<string, boolean> = {
    '==': order === 0,
    '!=': order !== 0,
    '>=': order >= 0,
    '<=': order <= 0,
    '>': order > 0,
    '<': order < 0,
  };
  return signs[sign] ?? false;
}

function compared(left: Json, right: string): number {
  const text = shown(left);
  return text === right ? 0 : text < right ? -1 : 1;
}

function goKind(value: Json): string {
  if (value === null) return 'invalid';
  if (isJsonObject(value)) return 'map';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** A text as it is, everything else as JSON. */
export function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
