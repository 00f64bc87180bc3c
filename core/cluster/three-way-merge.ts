/**
 * The JSON merge patch of a declaration: what is wanted over what is there, and null for what was declared
 * before and is no more. Upstream: apimachinery/pkg/util/jsonmergepatch/patch.go CreateThreeWayJSONMergePatch.
 */
import { isEqualJson, isJsonObject, type Json, type JsonObject } from './json';

export function threeWayMerge(
  lastApplied: JsonObject,
  modified: JsonObject,
  current: JsonObject,
): JsonObject {
  const additions = kept(differences(current, modified), false);
  const deletions = kept(differences(lastApplied, modified), true);
  return combined(deletions, additions);
}

/** The merge patch that turns one object into another. */
function differences(from: JsonObject, to: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const [key, value] of Object.entries(to)) {
    const before = from[key];
    if (value === undefined || isEqualJson(before, value)) continue;
    patch[key] = isJsonObject(before) && isJsonObject(value) ? differences(before, value) : value;
  }
  for (const key of Object.keys(from)) if (!(key in to)) patch[key] = null;
  return patch;
}

/** Of a patch only what it removes, or only what it does not. */
function kept(patch: JsonObject, removals: boolean): JsonObject {
  const result: Record<string, Json> = {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (isJsonObject(value)) {
      const below = kept(value, removals);
      if (Object.keys(below).length > 0) result[key] = below;
    } else if ((value === null) === removals) result[key] = value;
  }
  return result;
}

/** Patches never speak of the same field here, so nothing of the first is lost. */
function combined(first: JsonObject, second: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = result[key];
    result[key] = isJsonObject(before) && isJsonObject(value) ? combined(before, value) : value;
  }
  return result;
}
