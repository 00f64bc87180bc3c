/** Recorded patches. */
import { type JsonObject, mergePatch } from '../json';
import { mergeSchemaOf } from '../merge-schema';
import { strategicMerge } from '../strategic-merge';
import { strategicProblem } from '../strategic-problem';
import { type ThreeWay, threeWayMerge } from '../three-way-merge';
import type { Adapters } from './adapter';

type Patched = { original: JsonObject; patch: JsonObject };

export const patches: Adapters = {
  'patch.strategicMergeDeployment': ({ original, patch }: Patched) => {
    const error = strategicProblem(original, patch);
    return { error, result: error === null ? strategicMerge(original, patch) : null };
  },
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
