/** Where a kind keeps the pods that it runs. Upstream: kubectl/pkg/polymorphichelpers/updatepodspec.go. */
import { part } from '../api/fill';
import type { JsonObject } from '../json';
import type { KubernetesObject } from '../objects';

const TEMPLATE = ['spec', 'template', 'spec'] as const;
const PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: TEMPLATE,
  ReplicaSet: TEMPLATE,
  StatefulSet: TEMPLATE,
  DaemonSet: TEMPLATE,
  Job: TEMPLATE,
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

export function podSpecOf(object: KubernetesObject): JsonObject | null {
  const path = Object.hasOwn(PATHS, object.kind) ? PATHS[object.kind] : undefined;
  if (!path) return null;
  let spec: JsonObject = object;
  for (const key of path) spec = part(spec, key);
  return spec;
}

/** A merge patch of the object that changes its pod spec. */
export function podSpecPatch(object: KubernetesObject, change: JsonObject): JsonObject {
  const path = PATHS[object.kind] ?? TEMPLATE;
  return path.reduceRight<JsonObject>((below, key) => ({ [key]: below }), change);
}
