/**
 * The patch of a declaration: what is wanted over what is there, and removals of what was declared before and is no
 * more. Upstream: strategicpatch/patch.go CreateThreeWayMergePatch, jsonmergepatch/patch.go.
 */
import type { JsonObject } from './json';
import type { MergeSchema } from './merge-schema';
import { strategicDiff } from './strategic-diff';
import { mergePatches } from './strategic-merge';

/** With a schema that merges no list it is a JSON merge patch. */
export function threeWayMerge(
  { lastApplied, modified, current }: ThreeWay,
  schema: MergeSchema,
): JsonObject {
  const changes = strategicDiff(current, modified, schema, 'changes');
  const removals = strategicDiff(lastApplied, modified, schema, 'removals');
  return mergePatches(removals, changes, schema);
}

export type ThreeWay = { lastApplied: JsonObject; modified: JsonObject; current: JsonObject };
