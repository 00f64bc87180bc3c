/** Whether a release serves a kind in a version. Versions that later releases dropped are read all the same. */
import { isVersionOf, type ManifestKind } from '../api/decode';
import type { Constants } from '../profile';

/** What an old release does not have yet. */
const notYet: Readonly<Partial<Record<ManifestKind, string>>> = {
  CronJob: 'batch/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  PodDisruptionBudget: 'policy/v1',
};

export function isServed(
  kind: ManifestKind,
  apiVersion: unknown,
  { servesBeta }: Constants,
): boolean {
  return isVersionOf(kind, apiVersion) && !(servesBeta && notYet[kind] === apiVersion);
}
