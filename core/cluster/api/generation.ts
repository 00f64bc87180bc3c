/** Whose changes of the spec are counted, in metadata.generation. */
import type { KubernetesObject } from '../objects';

const generationKinds = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'PodDisruptionBudget',
] as const;

export function hasGeneration(
  object: KubernetesObject,
): object is Extract<KubernetesObject, { kind: (typeof generationKinds)[number] }> {
  return generationKinds.some((kind) => kind === object.kind);
}
