/**
 * Strategic merge patches: lists whose members have a key are merged by it, and directives say what else to do.
 * Upstream: apimachinery/pkg/util/strategicpatch/patch.go StrategicMergePatch.
 */
import { isJsonObject, isList, type Json, type JsonObject } from './json';
import { ordered } from './list-order';
import { type MergeSchema, mergeSchemaOf } from './merge-schema';

type Fields = Record<string, Json | undefined>;

const DIRECTIVE = '$patch';
const RETAIN = '$retainKeys';
const DELETED = '$deleteFromPrimitiveList/';
const ORDER = '$setElementOrder/';

export function strategicMerge(original: JsonObject, patch: JsonObject): JsonObject {
  const kind = typeof original.kind === 'string' ? original.kind : '';
  return mergeFields(original, patch, mergeSchemaOf(kind));
}

function mergeFields(original: JsonObject, patch: JsonObject, schema: MergeSchema): JsonObject {
  if (patch[DIRECTIVE] === 'replace') return without(patch, DIRECTIVE);
  if (patch[DIRECTIVE] === 'delete') return {};
  const merged: Fields = { ...retained(original, patch) };
  const rest: Fields = without(patch, RETAIN);
  for (const [key, order] of Object.entries(patch)) {
    if (!key.startsWith(ORDER) || !isList(order)) continue;
    delete rest[key];
    const name = key.slice(ORDER.length);
    const list = orderedList(merged[name], rest[name], order, schema[name]);
    if (!list) continue;
    merged[name] = list;
    delete rest[name];
  }
  for (const [key, value] of Object.entries(rest)) mergeField(merged, key, value, schema);
  return merged;
}

function mergeField(
  merged: Fields,
  key: string,
  value: Json | undefined,
  schema: MergeSchema,
): void {
  if (key.startsWith(DELETED)) {
    const name = key.slice(DELETED.length);
    const list = merged[name];
    // Where there is no list to delete from, 1.20 puts the one with what was to go.
    if (isList(list) && isList(value)) merged[name] = list.filter((each) => !value.includes(each));
    else if (list === undefined) merged[name] = value;
    return;
  }
  if (value === null) {
    delete merged[key];
    return;
  }
  const before = merged[key];
  const rule = schema[key];
  if (isJsonObject(before) && isJsonObject(value)) {
    merged[key] = mergeFields(before, value, rule?.fields ?? {});
  } else if (isList(before) && isList(value) && rule?.isMerged) {
    merged[key] = mergeLists(before, value, rule.key ?? null, rule.fields ?? {});
  } else merged[key] = value;
}

/** Of the original only what a patch says may stay. */
function retained(original: JsonObject, patch: JsonObject): JsonObject {
  const kept = patch[RETAIN];
  if (!isList(kept)) return original;
  return Object.fromEntries(Object.entries(original).filter(([key]) => kept.includes(key)));
}

/** The list with its members in the order that a patch asks for; null where there is none. */
function orderedList(
  original: Json | undefined,
  patch: Json | undefined,
  order: readonly Json[],
  rule: MergeSchema[string] | undefined,
): readonly Json[] | null {
  const before = isList(original) ? original : null;
  const change = isList(patch) ? patch : null;
  const key = rule?.key ?? null;
  const merged =
    before && change
      ? rule?.isMerged
        ? mergeLists(before, change, key, rule.fields ?? {})
        : change
      : (before ?? change);
  return merged && ordered(merged, order, before ?? [], key);
}

function mergeLists(
  original: readonly Json[],
  patch: readonly Json[],
  key: string | null,
  schema: MergeSchema,
): readonly Json[] {
  if (key === null) {
    const both = [...new Set([...original, ...patch])];
    return ordered(both, patch, original, null);
  }
  const members = patch.filter(isJsonObject);
  const changes = members.filter((member) => member[DIRECTIVE] === undefined);
  if (members.some((member) => member[DIRECTIVE] === 'replace')) return changes;
  const removed = members.filter((member) => member[DIRECTIVE] === 'delete');
  const left = original
    .filter(isJsonObject)
    .filter((member) => !removed.some((each) => each[key] === member[key]));
  const merged: JsonObject[] = [...left];
  for (const change of changes) {
    const at = merged.findIndex((member) => member[key] === change[key]);
    const before = merged[at];
    if (before) merged[at] = mergeFields(before, change, schema);
    else merged.push(change);
  }
  return ordered(merged, changes, left, key);
}

function without(object: JsonObject, key: string): JsonObject {
  const { [key]: _, ...rest } = object;
  return rest;
}
