/** Questions that several components ask of a pod. Upstream: pkg/api/v1/pod/util.go, pkg/controller/controller_utils.go. */
import type { KubernetesObject, OwnerReference, Pod } from './objects';
import { millisOf } from './time';

/** Not ended and not being deleted. */
export function isActive(pod: Pod): boolean {
  const { phase } = pod.status;
  return phase !== 'Succeeded' && phase !== 'Failed' && !pod.metadata.deletionTimestamp;
}

export function isReady(pod: Pod): boolean {
  return readyCondition(pod)?.status === 'True';
}

/** Since when it is ready; null while it is not. */
export function readySinceMs(pod: Pod): number | null {
  const condition = readyCondition(pod);
  return condition?.status === 'True' && condition.lastTransitionTime
    ? millisOf(condition.lastTransitionTime)
    : null;
}

export function isAvailable(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  if (!isReady(pod)) return false;
  if (minReadySeconds === 0) return true;
  const sinceMs = readySinceMs(pod);
  return sinceMs !== null && sinceMs + minReadySeconds * 1000 < nowMs;
}

export function controllerOf(object: KubernetesObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller);
}

function readyCondition(pod: Pod) {
  return pod.status.conditions?.find((condition) => condition.type === 'Ready');
}
