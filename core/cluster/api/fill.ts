/** Filling in what a manifest leaves out, without changing it. */
import { isJsonObject, type Json, type JsonObject } from '../json';

/** Empty texts and zeros are as good as missing: Go cannot tell them apart. */
export function filled(
  written: JsonObject,
  defaults: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const missing = Object.entries(defaults).filter(([key]) => {
    const value = written[key];
    return value === undefined || value === null || value === '' || value === 0;
  });
  return { ...written, ...Object.fromEntries(missing) };
}

/** As `filled`, of fields that may be zero or empty on purpose. */
export function completed(
  written: JsonObject,
  defaults: Readonly<Record<string, Json | undefined>>,
): JsonObject {
  const missing = Object.entries(defaults).filter(([key]) => (written[key] ?? null) === null);
  return { ...written, ...Object.fromEntries(missing) };
}

/** One field of it changed, where there is one. */
export function changed(
  parent: JsonObject,
  key: string,
  change: (child: JsonObject) => JsonObject,
): JsonObject {
  const child = parent[key];
  return isJsonObject(child) ? { ...parent, [key]: change(child) } : parent;
}

/** Every member of a list of it changed, where there is one. */
export function each(
  parent: JsonObject,
  key: string,
  change: (member: JsonObject) => JsonObject,
): JsonObject {
  const list = parent[key];
  return Array.isArray(list)
    ? { ...parent, [key]: list.map((member) => (isJsonObject(member) ? change(member) : member)) }
    : parent;
}

export function part(parent: JsonObject, key: string): JsonObject {
  const child = parent[key];
  return isJsonObject(child) ? child : {};
}
