/** Recorded patches. */
import { type JsonObject, mergePatch } from '../json';
import { strategicMerge } from '../strategic-merge';
import { threeWayMerge } from '../three-way-merge';
import type { Adapters } from './adapter';

type ThreeWay = { lastApplied: JsonObject; modified: JsonObject; current: JsonObject };

export const patches: Adapters = {
  'patch.strategicMergeDeployment': ({
    original,
    patch,
  }: {
    original: JsonObject;
    patch: JsonObject;
  }) => ({ error: null, result: strategicMerge(original, patch) }),
  'patch.jsonMergeDeployment': ({
    original,
    patch,
  }: {
    original: JsonObject;
    patch: JsonObject;
  }) => ({ error: null, result: mergePatch(original, patch) }),
  'patch.threeWayJSONMerge': ({ lastApplied, modified, current }: ThreeWay) => ({
    error: null,
    patch: threeWayMerge(lastApplied, modified, current),
  }),
};
