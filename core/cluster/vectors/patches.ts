/** Recorded patches. */
import { type JsonObject, mergePatch } from '../json';
import { mergeSchemaOf } from '../merge-schema';
import { strategicMerge } from '../strategic-merge';
import { type ThreeWay, threeWayMerge } from '../three-way-merge';
import type { Adapters } from './adapter';

type Patched = { original: JsonObject; patch: JsonObject };

export const patches: Adapters = {
  'patch.strategicMergeDeployment': ({ original, patch }: Patched) => ({
    error: null,
    result: strategicMerge(original, patch),
  }),
  'patch.jsonMergeDeployment': ({ original, patch }: Patched) => ({
    error: null,
    result: mergePatch(original, patch),
  }),
  'patch.threeWayApplyDeployment': (states: ThreeWay) => {
    const patch = threeWayMerge(states, mergeSchemaOf('Deployment'));
    return { error: null, patch, result: strategicMerge(states.current, patch) };
  },
  'patch.threeWayJSONMerge': (states: ThreeWay) => ({
    error: null,
    patch: threeWayMerge(states, {}),
  }),
};
