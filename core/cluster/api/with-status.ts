/** The status is a part of its own: an update leaves it, and an update of the status leaves everything else. */
import { isKind, type Kind, type KubernetesObject, type ObjectOf } from '../objects';

export function withStatusOf(object: KubernetesObject, other: KubernetesObject): KubernetesObject {
  for (const take of takers) {
    const taken = take(object, other);
    if (taken) return taken;
  }
  return object;
}

type Taker = (object: KubernetesObject, other: KubernetesObject) => KubernetesObject | null;

/** Each kind whose status somebody reports. */
const takers: readonly Taker[] = [
  taker('Pod', (object, { status }) => ({ ...object, status })),
  taker('Node', (object, { status }) => ({ ...object, status })),
  taker('Deployment', (object, { status }) => ({ ...object, status })),
  taker('ReplicaSet', (object, { status }) => ({ ...object, status })),
  taker('Service', (object, { status }) => ({ ...object, status })),
  taker('DaemonSet', (object, { status }) => ({ ...object, status })),
  taker('PersistentVolume', (object, { status }) => ({ ...object, status })),
  taker('PersistentVolumeClaim', (object, { status }) => ({ ...object, status })),
  taker('StatefulSet', (object, { status }) => ({ ...object, status })),
  taker('CronJob', (object, { status }) => ({ ...object, status })),
  taker('Job', (object, { status }) => ({ ...object, status })),
  taker('Namespace', (object, { status }) => ({ ...object, status })),
  taker('ResourceQuota', (object, { status }) => ({ ...object, status })),
  taker('PodDisruptionBudget', (object, { status }) => ({ ...object, status })),
  taker('HorizontalPodAutoscaler', (object, { status }) => ({ ...object, status })),
];

function taker<K extends Kind>(
  kind: K,
  take: (object: ObjectOf<K>, other: ObjectOf<K>) => KubernetesObject,
): Taker {
  return (object, other) =>
    isKind(object, kind) && isKind(other, kind) ? take(object, other) : null;
}
