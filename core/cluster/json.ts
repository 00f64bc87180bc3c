/** JSON as it comes from outside, and what can be asked of it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

export type JsonObject = { readonly [key: string]: Json | undefined };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal as JSON: a field that is undefined is a field that is not there. */
export function isEqualJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((value, i) => isEqualJson(value, right[i]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  for (const key of Object.keys(left)) if (!isEqualJson(left[key], right[key])) return false;
  for (const key of Object.keys(right)) {
    if (right[key] !== undefined && !Object.hasOwn(left, key)) return false;
  }
  return true;
}

/**
 * RFC 7386: null removes, objects merge, everything else replaces. What is new brings no nulls with it, not
 * even inside of lists, as in github.com/evanphx/json-patch.
 */
export function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return isJsonObject(target) ? patch : withoutNulls(patch);
  if (!isJsonObject(target)) return withoutNulls(patch);
  const merged: Record<string, Json | undefined> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function withoutNulls(value: Json): Json {
  if (isList(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, below]) =>
    below === null || below === undefined ? [] : [[key, withoutNulls(below)]],
  );
  return Object.fromEntries(entries);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
