/**
 * Why a strategic merge patch cannot be applied. Upstream: apimachinery/pkg/util/strategicpatch/patch.go mergeMap,
 * validatePatchWithSetOrderList.
 */
import { goText } from './go-text';
import { isJsonObject, isList, type Json, type JsonObject } from './json';
import { type MergeRule, type MergeSchema, mergeSchemaOf } from './merge-schema';
import { DELETED, DIRECTIVE, ORDER, RETAIN } from './strategic-merge';

/** Null when it can. */
export function strategicProblem(original: JsonObject, patch: JsonObject): string | null {
  const kind = typeof original.kind === 'string' ? original.kind : '';
  return fieldsProblem(original, patch, mergeSchemaOf(kind));
}

export const BAD_RETAIN_KEYS = 'invalid patch format of retainKeys';

function fieldsProblem(
  original: JsonObject,
  patch: JsonObject,
  schema: MergeSchema,
): string | null {
  if (patch[DIRECTIVE] !== undefined) return directiveProblem(patch, ['replace', 'delete']);
  if (hasStrayKey(patch)) return BAD_RETAIN_KEYS;
  return first(Object.entries(patch), ([key, value]) => {
    if (!key.startsWith(ORDER)) return valueProblem(original[key], value, schema[key] ?? {});
    const name = key.slice(ORDER.length);
    return orderProblem(patch[name], value, schema[name]?.key ?? null);
  });
}

function directiveProblem(patch: JsonObject, known: readonly Json[]): string | null {
  const directive = patch[DIRECTIVE];
  return directive === undefined || known.includes(directive)
    ? null
    : `unknown patch type: ${goText(directive)} in map: ${goText(patch)}`;
}

/** What is set must be among what is retained. */
function hasStrayKey(patch: JsonObject): boolean {
  const kept = patch[RETAIN];
  if (kept === undefined) return false;
  if (!isList(kept)) return true;
  return Object.entries(patch).some(
    ([key, value]) =>
      key !== RETAIN &&
      value !== null &&
      !key.startsWith(DELETED) &&
      !key.startsWith(ORDER) &&
      !kept.includes(key),
  );
}

/** The members of a patch are named in the order that it asks for. */
function orderProblem(
  list: Json | undefined,
  order: Json | undefined,
  key: string | null,
): string | null {
  if (!isList(list) || !isList(order) || list.length === 0 || order.length === 0) return null;
  const members = list.filter((each) => !isJsonObject(each) || each[DIRECTIVE] !== 'delete');
  let next = 0;
  for (const wanted of order) {
    while (hasDirective(members[next])) next += 1;
    const member = members[next];
    if (member === undefined) return null;
    const keyless = [member, wanted].find((each) => lacksKey(each, key));
    if (keyless !== undefined && key !== null) return noKey(keyless, key);
    if (keyOf(member, key) === keyOf(wanted, key)) next += 1;
  }
  return next < members.length
    ? `The order in patch list:\n${goText(list)}\n doesn't match ${ORDER.slice(0, -1)} list:\n${goText(order)}\n`
    : null;
}

function valueProblem(
  before: Json | undefined,
  value: Json | undefined,
  { isMerged = false, key, fields = {} }: MergeRule,
): string | null {
  if (isJsonObject(before) && isJsonObject(value)) return fieldsProblem(before, value, fields);
  if (!isList(before) || !isList(value) || !isMerged || key === undefined) return null;
  return first(value.filter(isJsonObject), (member) => {
    const problem = directiveProblem(member, ['replace', 'delete']);
    if (problem) return problem;
    if (member[DIRECTIVE] === 'replace') return null;
    if (lacksKey(member, key)) return noKey(member, key);
    const old = before.filter(isJsonObject).find((each) => each[key] === member[key]);
    return old && member[DIRECTIVE] === undefined ? fieldsProblem(old, member, fields) : null;
  });
}

function hasDirective(member: Json | undefined): boolean {
  return isJsonObject(member) && member[DIRECTIVE] !== undefined;
}

function lacksKey(member: Json, key: string | null): boolean {
  return key !== null && isJsonObject(member) && member[key] === undefined;
}

function keyOf(member: Json, key: string | null): Json | undefined {
  return key !== null && isJsonObject(member) ? member[key] : member;
}

function noKey(member: Json, key: string): string {
  return `map: ${goText(member)} does not contain declared merge key: ${key}`;
}

function first<T>(values: readonly T[], problemOf: (value: T) => string | null): string | null {
  for (const value of values) {
    const problem = problemOf(value);
    if (problem !== null) return problem;
  }
  return null;
}
