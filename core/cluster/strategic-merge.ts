/**
 * Strategic merge patches: lists whose members have a key are merged by it, and directives say what else to do.
 * Upstream: apimachinery/pkg/util/strategicpatch/patch.go mergeMap.
 */
import { isJsonObject, isList, type Json, type JsonObject } from './json';
import { ordered } from './list-order';
import { type MergeRule, type MergeSchema, mergeSchemaOf } from './merge-schema';

type Fields = Record<string, Json | undefined>;

export const DIRECTIVE = '$patch';
export const RETAIN = '$retainKeys';
export const DELETED = '$deleteFromPrimitiveList/';
export const ORDER = '$setElementOrder/';

export function strategicMerge(original: JsonObject, patch: JsonObject): JsonObject {
  const kind = typeof original.kind === 'string' ? original.kind : '';
  return mergeFields(original, patch, mergeSchemaOf(kind), followed);
}

/** One patch that does what two do; the directives of both stay in it. */
export function mergePatches(
  first: JsonObject,
  second: JsonObject,
  schema: MergeSchema,
): JsonObject {
  return mergeFields(first, second, schema, carried);
}

/** What becomes of the directives of a patch: an object follows them, another patch carries them on. */
type Directives = {
  readonly retain: (merged: Fields, kept: Json) => void;
  readonly order: (merged: Fields, key: string, order: readonly Json[]) => void;
  readonly remove: (merged: Fields, key: string, removed: Json) => void;
  readonly erase: (merged: Fields, key: string) => void;
};

const followed: Directives = {
  retain: (merged, kept) => {
    if (!isList(kept)) return;
    for (const key of Object.keys(merged)) if (!kept.includes(key)) delete merged[key];
  },
  order: () => {},
  remove: (merged, key, removed) => {
    const name = key.slice(DELETED.length);
    const list = merged[name];
    // Where there is no list to delete from, 1.20 puts the one with what was to go.
    if (list === undefined) merged[name] = removed;
    else if (isList(list) && isList(removed)) {
      merged[name] = list.filter((each) => !removed.includes(each));
    }
  },
  erase: (merged, key) => {
    delete merged[key];
  },
};

const carried: Directives = {
  retain: (merged, kept) => {
    merged[RETAIN] = kept;
  },
  order: (merged, key, order) => {
    merged[key] = order;
  },
  remove: (merged, key, removed) => {
    merged[key] = removed;
  },
  erase: (merged, key) => {
    merged[key] = null;
  },
};

function mergeFields(
  original: JsonObject,
  patch: JsonObject,
  schema: MergeSchema,
  directives: Directives,
): JsonObject {
  if (patch[DIRECTIVE] === 'replace') return without(patch, DIRECTIVE);
  if (patch[DIRECTIVE] === 'delete') return {};
  const merged: Fields = { ...original };
  const kept = patch[RETAIN];
  if (kept !== undefined) directives.retain(merged, kept);
  const rest: Fields = without(patch, RETAIN);
  for (const key of Object.keys(patch)) {
    if (key.startsWith(ORDER)) orderField(merged, rest, key, schema, directives);
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value === null) directives.erase(merged, key);
    else if (value === undefined) continue;
    else if (key.startsWith(DELETED)) directives.remove(merged, key, value);
    else merged[key] = mergeValue(merged[key], value, schema[key], directives);
  }
  return merged;
}

/** A list is merged together with its order; both are then no more in the rest of the patch. */
function orderField(
  merged: Fields,
  rest: Fields,
  directive: string,
  schema: MergeSchema,
  directives: Directives,
): void {
  const order = rest[directive];
  if (!isList(order)) return;
  directives.order(merged, directive, order);
  delete rest[directive];
  const name = directive.slice(ORDER.length);
  const before = merged[name];
  const change = rest[name];
  const rule = schema[name] ?? {};
  const members =
    isList(before) && isList(change)
      ? mergeMembers(before, change, rule, directives).members
      : (change ?? before);
  if (!isList(members)) return;
  // Upstream merges in place, and then takes what has become of the list for the order on the server.
  const server = isList(before) ? members.slice(0, before.length) : [];
  merged[name] = ordered(members, order, server, rule.key ?? null);
  delete rest[name];
}

function mergeValue(
  before: Json | undefined,
  value: Json,
  rule: MergeRule = {},
  directives: Directives,
): Json {
  if (isJsonObject(before) && isJsonObject(value)) {
    return mergeFields(before, value, rule.fields ?? {}, directives);
  }
  return isList(before) && isList(value) && rule.isMerged
    ? mergeLists(before, value, rule, directives)
    : value;
}

function mergeLists(
  original: readonly Json[],
  patch: readonly Json[],
  rule: MergeRule,
  directives: Directives,
): readonly Json[] {
  const { members, changes, left } = mergeMembers(original, patch, rule, directives);
  return ordered(members, changes, left, rule.key ?? null);
}

type Members = {
  readonly members: readonly Json[];
  readonly changes: readonly Json[];
  readonly left: readonly Json[];
};

/** What was left of a list with its changes in it, then what is new. */
function mergeMembers(
  original: readonly Json[],
  patch: readonly Json[],
  { key, fields = {} }: MergeRule,
  directives: Directives,
): Members {
  if (key === undefined) {
    return { members: [...new Set([...original, ...patch])], changes: patch, left: original };
  }
  const all = patch.filter(isJsonObject);
  const changes = all.filter((member) => member[DIRECTIVE] === undefined);
  if (all.some((member) => member[DIRECTIVE] === 'replace')) {
    return { members: changes, changes, left: [] };
  }
  const removed = all.filter((member) => member[DIRECTIVE] === 'delete');
  const left = original
    .filter(isJsonObject)
    .filter((member) => !removed.some((each) => each[key] === member[key]));
  const members: JsonObject[] = [...left];
  for (const change of changes) {
    const at = members.findIndex((member) => member[key] === change[key]);
    const before = members[at];
    if (before) members[at] = mergeFields(before, change, fields, directives);
    else members.push(change);
  }
  return { members, changes, left };
}

function without(object: JsonObject, key: string): JsonObject {
  const { [key]: _, ...rest } = object;
  return rest;
}
