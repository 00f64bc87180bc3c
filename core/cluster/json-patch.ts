/** RFC 6902: a list of operations, all of them or none. Upstream: github.com/evanphx/json-patch. */
import { isEqualJson, isJsonObject, isList, type Json, type JsonObject } from './json';

/** Null where an operation cannot be done. */
export function jsonPatch(target: JsonObject, operations: readonly Json[]): JsonObject | null {
  let patched: Json = target;
  for (const operation of operations) {
    const next: Json | null = isJsonObject(operation) ? perform(patched, operation) : null;
    if (next === null) return null;
    patched = next;
  }
  return isJsonObject(patched) ? patched : null;
}

function perform(target: Json, operation: JsonObject): Json | null {
  const path = stepsOf(operation.path);
  if (!path || path.length === 0) return null;
  const { value = null } = operation;
  switch (operation.op) {
    case 'add':
      return changeAt(target, path, (parent, key) => inserted(parent, key, value));
    case 'remove':
      return changeAt(target, path, removed);
    case 'replace':
      return valueAt(target, path) === undefined
        ? null
        : changeAt(target, path, (parent, key) => replaced(parent, key, value));
    case 'test':
      return isEqualJson(valueAt(target, path) ?? null, value) ? target : null;
    case 'copy':
      return transfer(target, operation, (from, moved) => perform(from, { ...moved, op: 'add' }));
    case 'move':
      return transfer(target, operation, (from, moved) => {
        const without = perform(from, { op: 'remove', path: operation.from });
        return without === null ? null : perform(without, { ...moved, op: 'add' });
      });
    default:
      return null;
  }
}

function transfer(
  target: Json,
  { from, path }: JsonObject,
  add: (target: Json, operation: JsonObject) => Json | null,
): Json | null {
  const source = stepsOf(from);
  const value = source ? valueAt(target, source) : undefined;
  return value === undefined ? null : add(target, { path, value });
}

/** `/metadata/labels/a~1b` is three steps, the last of them `a/b`. */
function stepsOf(pointer: Json | undefined): string[] | null {
  if (typeof pointer !== 'string') return null;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(target: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = target;
  for (const step of path) {
    if (isList(value)) value = value[indexIn(value, step) ?? -1];
    else if (isJsonObject(value)) value = value[step];
    else return undefined;
  }
  return value;
}

type Container = JsonObject | readonly Json[];

/** The target with a change of what holds the last step. */
function changeAt(
  target: Json,
  [step = '', ...rest]: readonly string[],
  change: (parent: Container, key: string) => Json | null,
): Json | null {
  if (!isList(target) && !isJsonObject(target)) return null;
  if (rest.length === 0) return change(target, step);
  const below = valueAt(target, [step]);
  const changed = below === undefined ? null : changeAt(below, rest, change);
  return changed === null ? null : replaced(target, step, changed);
}

function replaced(parent: Container, key: string, value: Json): Json | null {
  if (!isList(parent)) return { ...parent, [key]: value };
  const index = indexIn(parent, key);
  return index === null ? null : parent.map((each, i) => (i === index ? value : each));
}

function inserted(parent: Container, key: string, value: Json): Json | null {
  if (!isList(parent)) return { ...parent, [key]: value };
  if (key === '-') return [...parent, value];
  const index = /^\d+$/.test(key) ? Number(key) : -1;
  if (index < 0 || index > parent.length) return null;
  return [...parent.slice(0, index), value, ...parent.slice(index)];
}

function removed(parent: Container, key: string): Json | null {
  if (isList(parent)) {
    const index = indexIn(parent, key);
    return index === null ? null : parent.filter((_, i) => i !== index);
  }
  if (parent[key] === undefined) return null;
  const { [key]: _, ...rest } = parent;
  return rest;
}

function indexIn(list: readonly Json[], key: string): number | null {
  const index = /^\d+$/.test(key) ? Number(key) : list.length;
  return index < list.length ? index : null;
}
