/** The kinds that may own or be owned, and that the garbage collector therefore follows. */
import type { Kind } from './objects';

export const collectedKinds = [
  'ConfigMap',
  'ControllerRevision',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'EndpointSlice',
  'HorizontalPodAutoscaler',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'ReplicaSet',
  'Secret',
  'Service',
  'StatefulSet',
] as const satisfies readonly Kind[];

export function isCollected(kind: Kind): boolean {
  return collectedKinds.some((each) => each === kind);
}

/** Those of an object that is going hold it until its dependents are taken care of. Upstream: metav1 types.go. */
export const ORPHAN = 'orphan';
export const FOREGROUND = 'foregroundDeletion';
