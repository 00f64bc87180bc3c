/** What an object becomes by a patch. Upstream: apiserver/pkg/endpoints/handlers/patch.go. */
import { isJsonObject, isList, type Json, type JsonObject, mergePatch } from '../json';
import { jsonPatch } from '../json-patch';
import type { KubernetesObject } from '../objects';
import { strategicMerge } from '../strategic-merge';
import { BAD_RETAIN_KEYS, strategicProblem } from '../strategic-problem';
import { part } from './fill';
import { conflict, type Request, type Status } from './request';

type Patch = Extract<Request, { verb: 'patch' }>;

export function patched(
  current: KubernetesObject,
  request: Patch,
): { merged: JsonObject } | { status: Status } {
  const merge = merged(current, request);
  if ('status' in merge) return merge;
  const { resourceVersion, name, labels, annotations } = part(merge.merged, 'metadata');
  if (name !== current.metadata.name) {
    const message = `the name of the object (${name}) does not match the name on the URL (${current.metadata.name})`;
    return { status: badRequest(message) };
  }
  if (resourceVersion !== current.metadata.resourceVersion) {
    return { status: conflict(current.kind, current.metadata.name) };
  }
  // Without its last label an object has none.
  const maps = { labels: withEntries(labels), annotations: withEntries(annotations) };
  return { merged: { ...merge.merged, metadata: { ...part(merge.merged, 'metadata'), ...maps } } };
}

function withEntries(map: Json | undefined): Json | undefined {
  return isJsonObject(map) && Object.keys(map).length === 0 ? undefined : map;
}

function merged(
  current: KubernetesObject,
  { patch, isStrategic, isJsonPatch }: Patch,
): { merged: JsonObject } | { status: Status } {
  if (isJsonPatch) {
    if (!isList(patch)) return { status: badRequest(unmarshal(patch, 'jsonpatch.Patch')) };
    const changed = jsonPatch(current, patch);
    return changed ? { merged: changed } : { status: REJECTED };
  }
  if (!isJsonObject(patch)) {
    return { status: badRequest(unmarshal(patch, 'map[string]interface {}')) };
  }
  const problem = isStrategic ? strategicProblem(current, patch) : null;
  if (problem !== null) return { status: unmergeable(problem) };
  const changed = isStrategic ? strategicMerge(current, patch) : mergePatch(current, patch);
  return { merged: isJsonObject(changed) ? changed : current };
}

/** Which of the operations it was, the server does not say. */
const REJECTED: Status = {
  code: 422,
  reason: 'Invalid',
  message: 'the server rejected our request due to an error in our request',
};

/** The server knows only one of these problems for the client's; of the others it gives no reason. */
function unmergeable(message: string): Status {
  return message === BAD_RETAIN_KEYS ? badRequest(message) : { code: 500, reason: '', message };
}

function unmarshal(value: unknown, into: string): string {
  const type = isJsonObject(value) ? 'object' : Array.isArray(value) ? 'array' : typeof value;
  return `json: cannot unmarshal ${type} into Go value of type ${into}`;
}

function badRequest(message: string): Status {
  return { code: 400, reason: 'BadRequest', message };
}
