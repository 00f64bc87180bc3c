/** Says whether JSON has the shape that a type promises; each place where it has not is reported. */
import { isJsonObject } from '../json';

export type Report = (path: string, message: string) => void;
export type Shape<T> = (value: unknown, path: string, report: Report) => value is T;
type Promised<S> = S extends Shape<infer T> ? T : never;
type Shapes = Record<string, Shape<unknown>>;
type AllOf<S extends Shapes> = { [K in keyof S]: Promised<S[K]> };

export const text: Shape<string> = (value, path, report): value is string =>
  expect(typeof value === 'string', value, path, report);

const INT32_MAX = 2 ** 31 - 1;

/** Kubernetes has whole numbers only, of 32 bits; parts of things are written as quantities. */
export const number: Shape<number> = (value, path, report): value is number =>
  expect(isInt32(value), value, path, report);

/** The few of 64 bits. */
export const longNumber: Shape<number> = (value, path, report): value is number =>
  expect(Number.isSafeInteger(value), value, path, report);

export const flag: Shape<boolean> = (value, path, report): value is boolean =>
  expect(typeof value === 'boolean', value, path, report);

export const textOrNumber: Shape<string | number> = (
  value,
  path,
  report,
): value is string | number =>
  expect(typeof value === 'string' || typeof value === 'number', value, path, report);

/** A number of things, or a share of them, or a name. Upstream: apimachinery/pkg/util/intstr. */
export const textOrInteger: Shape<string | number> = (
  value,
  path,
  report,
): value is string | number =>
  expect(typeof value === 'string' || isInt32(value), value, path, report);

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= INT32_MAX;
}

export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return (value, path, report): value is T => {
    if (words.some((word) => word === value)) return true;
    const supported = words.map((word) => `"${word}"`).join(', ');
    report(path, `Unsupported value: ${JSON.stringify(value)}: supported values: ${supported}`);
    return false;
  };
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value, path, report): value is T[] =>
    expect(Array.isArray(value), value, path, report) &&
    Array.isArray(value) &&
    all(value.map((part, i) => shape(part, `${path}[${i}]`, report)));
}

export function record<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path, report): value is Record<string, T> =>
    isJsonObject(value)
      ? all(Object.entries(value).map(([key, part]) => shape(part, `${path}.${key}`, report)))
      : expect(false, value, path, report);
}

/** Fields that it does not name are let through. */
export function object<R extends Shapes, O extends Shapes>(
  required: R,
  optional: O,
): Shape<AllOf<R> & Partial<AllOf<O>>> {
  return (value, path, report): value is AllOf<R> & Partial<AllOf<O>> => {
    if (!isJsonObject(value)) return expect(false, value, path, report);
    const at = (key: string) => (path ? `${path}.${key}` : key);
    const needed = Object.entries(required).map(([key, shape]) => {
      if (value[key] !== undefined && value[key] !== null)
        return shape(value[key], at(key), report);
      report(at(key), 'Required value');
      return false;
    });
    const allowed = Object.entries(optional).map(
      ([key, shape]) =>
        value[key] === undefined || value[key] === null || shape(value[key], at(key), report),
    );
    return all([...needed, ...allowed]);
  };
}

function expect(holds: boolean, value: unknown, path: string, report: Report): boolean {
  if (!holds) report(path, `Invalid value: ${JSON.stringify(value)}`);
  return holds;
}

/** Not `every`: each part reports its own problems. */
function all(results: readonly boolean[]): boolean {
  return !results.includes(false);
}
