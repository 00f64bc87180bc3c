/**
 * The strategic merge patch that makes one object of another: fields that are gone are null, members of merged lists
 * carry their key. Upstream: apimachinery/pkg/util/strategicpatch/patch.go diffMaps.
 */
import { isEqualJson, isJsonObject, isList, type Json, type JsonObject } from './json';
import { byPosition } from './list-order';
import type { MergeRule, MergeSchema } from './merge-schema';
import { DELETED, DIRECTIVE, ORDER, RETAIN } from './strategic-merge';

/** A patch says what is added or changed, or what is removed: apply compares different objects for the two. */
export type Difference = 'changes' | 'removals';

export function strategicDiff(
  before: JsonObject,
  after: JsonObject,
  schema: MergeSchema,
  kept: Difference,
): JsonObject {
  return diffFields(before, after, { fields: schema }, kept);
}

function diffFields(
  before: JsonObject,
  after: JsonObject,
  { fields = {}, retainsKeys = false }: MergeRule,
  kept: Difference,
): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [key, value] of present(after)) {
    Object.assign(patch, diffField(key, before[key], value, fields[key] ?? {}, kept));
  }
  const gone = present(before).filter(([key]) => after[key] === undefined);
  if (kept === 'removals') for (const [key] of gone) patch[key] = null;
  const retained = present(after).flatMap(([key, value]) => (value === null ? [] : [key]));
  const isOver = gone.some(([, value]) => value !== null);
  if (retainsKeys && retained.length > 0 && (isOver || Object.keys(patch).length > 0)) {
    patch[RETAIN] = retained.toSorted();
  }
  return patch;
}

function diffField(
  key: string,
  before: Json | undefined,
  after: Json,
  rule: MergeRule,
  kept: Difference,
): JsonObject {
  if (isJsonObject(before) && isJsonObject(after)) {
    const patch = diffFields(before, after, rule, kept);
    return Object.keys(patch).length > 0 ? { [key]: patch } : {};
  }
  if (isList(before) && isList(after) && rule.isMerged) {
    return diffLists(key, before, after, rule, kept);
  }
  return kept === 'changes' && !isEqualJson(before, after) ? { [key]: after } : {};
}

function diffLists(
  field: string,
  before: readonly Json[],
  after: readonly Json[],
  rule: MergeRule,
  kept: Difference,
): JsonObject {
  if (before.length === 0) return kept === 'changes' && after.length > 0 ? { [field]: after } : {};
  return rule.key === undefined
    ? diffValues(field, before, after, kept)
    : diffRecords(field, before.filter(isJsonObject), after.filter(isJsonObject), {
        ...rule,
        key: rule.key,
        kept,
      });
}

/** The order is given wherever the list before is not in the order of the alphabet, changed or not. */
function diffValues(
  field: string,
  before: readonly Json[],
  after: readonly Json[],
  kept: Difference,
): JsonObject {
  const sorted = before.toSorted(byText);
  const isChanged = kept === 'changes' && !isEqualJson(sorted, after);
  const added = kept === 'changes' ? after.filter((value) => !before.includes(value)) : [];
  const removed = kept === 'removals' ? sorted.filter((value) => !after.includes(value)) : [];
  return {
    ...nonEmpty(field, added),
    ...nonEmpty(`${DELETED}${field}`, [...new Set(removed)]),
    ...nonEmpty(`${ORDER}${field}`, isChanged || removed.length > 0 ? after : []),
  };
}

type RecordRule = MergeRule & { key: string; kept: Difference };

function diffRecords(
  field: string,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  rule: RecordRule,
): JsonObject {
  const { key, kept } = rule;
  const { changed, removed } = diffMembers(before, after, rule);
  const patch = [...changed.toSorted(byPosition(after, key)), ...removed];
  const isSameOrder =
    before.length === after.length && before.every((each, i) => each[key] === after[i]?.[key]);
  const isOrdered = patch.length > 0 || (kept === 'changes' && !isSameOrder);
  const order = after.map((member) => ({ [key]: member[key] }));
  return {
    ...nonEmpty(field, patch),
    ...nonEmpty(`${ORDER}${field}`, isOrdered ? order : []),
  };
}

function diffMembers(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  rule: RecordRule,
): { changed: readonly JsonObject[]; removed: readonly JsonObject[] } {
  const { key, kept } = rule;
  const changed: JsonObject[] = [];
  const removed: JsonObject[] = [];
  for (const { old, wanted } of pairs(before, after, key)) {
    if (old && wanted) {
      const patch = diffFields(old, wanted, rule, kept);
      if (Object.keys(patch).length > 0) changed.push({ ...patch, [key]: wanted[key] });
    } else if (wanted && kept === 'changes') changed.push(wanted);
    else if (old && kept === 'removals') removed.push({ [key]: old[key], [DIRECTIVE]: 'delete' });
  }
  return { changed, removed };
}

/** Both lists are walked in the order of their keys; members with the same key meet one by one. */
function pairs(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  key: string,
): { old: JsonObject | undefined; wanted: JsonObject | undefined }[] {
  const [left, right] = [sortedByKey(before, key), sortedByKey(after, key)];
  const found = [];
  while (left.length > 0 || right.length > 0) {
    const side = compareKeys(left[0], right[0], key);
    const [old] = side <= 0 ? left.splice(0, 1) : [];
    const [wanted] = side >= 0 ? right.splice(0, 1) : [];
    found.push({ old, wanted });
  }
  return found;
}

/** Negative where only the list before has the key, positive where only the list after has it. */
function compareKeys(left: JsonObject | undefined, right: JsonObject | undefined, key: string) {
  if (!left) return 1;
  if (!right) return -1;
  return byText(left[key], right[key]);
}

/** Upstream's sort turns members with equal keys round. */
function sortedByKey(members: readonly JsonObject[], key: string): JsonObject[] {
  return members.toReversed().toSorted((a, b) => byText(a[key], b[key]));
}

function byText(left: Json | undefined, right: Json | undefined): number {
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function present(object: JsonObject): [string, Json][] {
  return Object.entries(object).flatMap(([key, value]): [string, Json][] =>
    value === undefined ? [] : [[key, value]],
  );
}

function nonEmpty(key: string, list: readonly Json[]): JsonObject {
  return list.length > 0 ? { [key]: list } : {};
}
